"""What a case, a key and the framework's own files may say, with bokmål labels, help and examples."""
