# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Light and dark as the eye sees them, changed in the preferences and kept; maps as SVG and PDF."""

import importlib
import os
import sys
import tempfile

import driver
from articles import QUETTA, write
from display import Display
from driver import need, wait_for

save_map = importlib.import_module('test-window').save_map


def brightness(program, display):
    """Of the panel, on whose ground the text stands."""
    box = driver.Atspi.Component.get_extents(
        need(program.frame, None, 'Text of the article').get_component_iface(),
        driver.Atspi.CoordType.WINDOW)
    return display.brightness(box.x + 20, box.y + 20, 200, 60)


def is_dark(program, display):
    wait_for('a dark window', lambda: brightness(program, display) < 90)


def is_light(program, display):
    wait_for('a light window', lambda: brightness(program, display) > 200)


def choose_dark(program, display):
    """The first row of the preferences, by keys: open the list, go down to Dark, take it."""
    program.do('win.preferences')
    wait_for('the preferences', lambda: program.dialog('Preferences'))
    display.give_keys('Preferences')
    program.press_to(display, 'Tab', 'Colours')
    for _ in range(2):
        display.press('space')
        wait_for('the choices', lambda: program.focus_is('', 'list item'))
        display.press('Down')
        display.press('Return')
        wait_for('the row again', lambda: program.focus_is('Colours'))
    is_dark(program, display)
    display.press('Escape')
    wait_for('the preferences to close', lambda: not program.dialog('Preferences'))


def main(binary):
    display = Display()
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        wait_for('three incidents', lambda: len(program.incident_names()) == 3)
        is_light(program, display)
        choose_dark(program, display)
        program.quit()
        assert driver.read_setting(home, 'color-scheme') == "'dark'"
        program = driver.Program(binary, [], home)
        is_dark(program, display)
        save_map(program, os.path.join(home, 'map.svg'), b'<?xml')
        save_map(program, os.path.join(home, 'map.pdf'), b'%PDF-')
        program.quit()
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
