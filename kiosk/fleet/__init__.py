"""Many booths, one campus: what is sent, what is fetched, and who may."""
