"""What contributors are asked, derived from the models: for the form pages, the issue forms and the command line."""
