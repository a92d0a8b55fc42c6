"""What a machine needs beside the program: model weights, fonts, clips, the lock of packages."""
