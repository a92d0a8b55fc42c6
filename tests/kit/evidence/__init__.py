"""What an owner is asked about the product, each line with the test or page that proves it."""
