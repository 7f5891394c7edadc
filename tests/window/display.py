# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The X display of a test: keys as they are typed, and the colours that are seen."""

import ctypes
import sys
import time

from driver import SKIP, wait_for

KEYS = {'Tab': 0xff09, 'Return': 0xff0d, 'Escape': 0xff1b, 'Left': 0xff51, 'Up': 0xff52,
        'Right': 0xff53, 'Down': 0xff54, 'Home': 0xff50, 'End': 0xff57, 'Delete': 0xffff,
        'F1': 0xffbe, 'F6': 0xffc3, 'F9': 0xffc6, 'F10': 0xffc7, 'space': 0x20, 'plus': 0x2b,
        'minus': 0x2d, 'comma': 0x2c, 'question': 0x3f, 'slash': 0x2f, 'bracketleft': 0x5b,
        'Ctrl': 0xffe3, 'Shift': 0xffe1, 'Alt': 0xffe9}


def load(name):
    try:
        return ctypes.CDLL(name)
    except OSError:
        print(f'SKIP: {name} is not installed')
        sys.exit(SKIP)


class Display:
    """The display that DISPLAY names. Without a window manager nobody gives windows the focus: do it."""

    def __init__(self):
        self.x11 = load('libX11.so.6')
        self.xtst = load('libXtst.so.6')
        pointer, long = ctypes.c_void_p, ctypes.c_ulong
        self.x11.XOpenDisplay.restype = pointer
        self.x11.XDefaultRootWindow.restype = long
        self.x11.XDefaultRootWindow.argtypes = [pointer]
        self.x11.XKeysymToKeycode.argtypes = [pointer, long]
        self.x11.XSync.argtypes = [pointer, ctypes.c_int]
        self.x11.XFree.argtypes = [pointer]
        self.x11.XQueryTree.argtypes = [pointer, long] + [pointer] * 4
        self.x11.XFetchName.argtypes = [pointer, long, pointer]
        self.x11.XSetInputFocus.argtypes = [pointer, long, ctypes.c_int, long]
        self.x11.XGetInputFocus.argtypes = [pointer, pointer, pointer]
        self.x11.XGetImage.restype = pointer
        self.x11.XGetImage.argtypes = [pointer, long] + [ctypes.c_int] * 2 + [ctypes.c_uint] * 2 + [
            long, ctypes.c_int]
        self.x11.XGetPixel.restype = long
        self.x11.XGetPixel.argtypes = [pointer, ctypes.c_int, ctypes.c_int]
        self.x11.XDestroyImage.argtypes = [pointer]
        self.xtst.XTestFakeKeyEvent.argtypes = [pointer, ctypes.c_uint, ctypes.c_int, long]
        self.xtst.XTestFakeMotionEvent.argtypes = [pointer] + [ctypes.c_int] * 3 + [long]
        self.xtst.XTestFakeButtonEvent.argtypes = [pointer, ctypes.c_uint, ctypes.c_int, long]
        self.display = self.x11.XOpenDisplay(None)
        assert self.display, 'no display'
        # A window may vanish between two questions; who asks looks at the answer.
        self.ignore = ctypes.CFUNCTYPE(ctypes.c_int, pointer, pointer)(lambda display, event: 0)
        self.x11.XSetErrorHandler(self.ignore)
        self.root = self.x11.XDefaultRootWindow(self.display)

    def sync(self):
        self.x11.XSync(self.display, 0)

    # Keys

    def press(self, combination):
        """Keys held down together: “Ctrl+Shift+z”, “Tab”, “j”."""
        names = combination.split('+')
        codes = [self.x11.XKeysymToKeycode(self.display, KEYS.get(name) or ord(name))
                 for name in names]
        assert all(codes), combination
        for code in codes:
            self.xtst.XTestFakeKeyEvent(self.display, code, 1, 0)
        for code in reversed(codes):
            self.xtst.XTestFakeKeyEvent(self.display, code, 0, 0)
        self.sync()

    def type(self, text):
        for letter in text:
            self.press('space' if letter == ' ' else letter)
            time.sleep(0.02)

    # Windows

    def windows(self):
        root, parent, n = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        below = ctypes.POINTER(ctypes.c_ulong)()
        self.x11.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent),
                            ctypes.byref(below), ctypes.byref(n))
        found = [below[i] for i in range(n.value)]
        if below:
            self.x11.XFree(below)
        return found

    def title(self, window):
        name = ctypes.c_char_p()
        if not self.x11.XFetchName(self.display, window, ctypes.byref(name)) or not name.value:
            return ''
        return name.value.decode('utf-8', 'replace')

    def focused(self):
        window, kind = ctypes.c_ulong(), ctypes.c_int()
        self.x11.XGetInputFocus(self.display, ctypes.byref(window), ctypes.byref(kind))
        return window.value

    def give_keys(self, title):
        """Gives the keyboard to the window of that title; it may be only on its way to the screen."""
        def give():
            for window in self.windows():
                if title in self.title(window):
                    self.x11.XSetInputFocus(self.display, window, 2, 0)
                    self.sync()
                    if self.focused() == window:
                        return True
            return False
        wait_for(f'the window {title} on the screen', give)

    # The pointer

    def move(self, x, y):
        self.xtst.XTestFakeMotionEvent(self.display, -1, int(x), int(y), 0)
        self.sync()

    def button(self, down):
        self.xtst.XTestFakeButtonEvent(self.display, 1, 1 if down else 0, 0)
        self.sync()

    def click(self, x, y):
        self.move(x, y)
        time.sleep(0.2)
        self.button(True)
        self.button(False)

    # Colours

    def brightness(self, x, y, width, height):
        """How bright a part of the screen is on the average, from 0 to 255."""
        image = self.x11.XGetImage(self.display, self.root, x, y, width, height, 0xffffffff, 2)
        assert image
        total = 0
        for row in range(0, height, 4):
            for column in range(0, width, 4):
                pixel = self.x11.XGetPixel(image, column, row)
                total += (pixel >> 16 & 255) + (pixel >> 8 & 255) + (pixel & 255)
        self.x11.XDestroyImage(image)
        return total / (3 * len(range(0, height, 4)) * len(range(0, width, 4)))
