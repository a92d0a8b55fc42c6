"""A card as a camera sees it."""

import numpy as np


def held(text, wide, noise=4.0, blur=1):
    """Return a camera's picture (BGR, 1280x720) of a code that is `wide` pixels there."""
    import cv2
    import pygame

    from kiosk.screens import shapes

    code = pygame.surfarray.array3d(shapes.qr(text, 900)).swapaxes(0, 1)
    code = cv2.resize(code, (wide, wide), interpolation=cv2.INTER_AREA)
    image = np.full((720, 1280, 3), 96.0)
    image[150 : 150 + wide, 400 : 400 + wide] = code * 0.8 + 20
    turn = cv2.getRotationMatrix2D((500, 300), 4, 1.0)
    image = cv2.warpAffine(image, turn, (1280, 720), borderMode=cv2.BORDER_REPLICATE)
    image = cv2.GaussianBlur(image, (2 * blur + 1,) * 2, 0)
    image += np.random.default_rng(1).normal(0, noise, image.shape)
    return image.clip(0, 255).astype(np.uint8)
