"""What speaks for or against two things being one: for each kind, features with their evidence."""
