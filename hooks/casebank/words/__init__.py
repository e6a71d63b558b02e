"""The words a page is found by, worked out while the site is built, so that the index itself knows Norwegian."""
