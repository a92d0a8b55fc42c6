"""What benches start and measure: programs run beside them as a booth or a campus runs them."""
