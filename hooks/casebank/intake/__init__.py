"""What comes in through GitHub: issues that become files, and the answer that pull requests and issues get."""
