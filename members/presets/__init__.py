"""What a group begins with: institutions, people, Terms of Reference, as far as public sources tell."""
