# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sitting without a mouse: review by letters, edit, undo, search, walk from part to part."""

import sys
import tempfile

import driver
from articles import QUETTA, write
from display import Display
from driver import wait_for


def review(program, display):
    display.press('j')
    wait_for('the second incident', lambda: '2 of 3' in program.labels())
    display.press('k')
    wait_for('the first incident', lambda: '1 of 3' in program.labels())
    display.press('a')
    wait_for('the verdict, and the next incident', lambda: '2 of 3' in program.labels() and
             'reviewed' in program.incident_names()[0])
    display.press('x')
    wait_for('the rejection, and the next incident', lambda: '3 of 3' in program.labels() and
             'rejected' in program.incident_names()[1])
    display.press('Ctrl+z')
    wait_for('the rejection taken back', lambda: '2 of 3' in program.labels() and
             'to review' in program.incident_names()[1])


def edit(program, display):
    """F6 to the panel, down to a number, E, type, Enter."""
    program.press_to(display, 'F6', ': ', 'list item', 6)
    program.press_to(display, 'Down', 'Killed: ', 'list item')
    display.press('e')
    wait_for('the editor', lambda: program.focus_is('Killed', driver.ENTRY))
    display.press('Ctrl+a')
    display.type('12')
    display.press('Return')
    wait_for('the new number', lambda: program.field_text('Killed') == '12')
    wait_for('the focus back on the field', lambda: program.focus_is('Killed: 12'))
    display.press('e')
    wait_for('the editor', lambda: program.focus_is('Killed', driver.ENTRY))
    display.press('Escape')
    wait_for('the field as it was', lambda: program.focus_is('Killed: 12'))


def leave_list(program, display):
    """Tab goes from the row to its buttons and then out of the list."""
    program.press_to(display, 'Tab', 'Edit “Killed”', None, 2)
    program.press_to(display, 'Tab', 'Text of the article', None, 2)


def search(program, display):
    display.press('Ctrl+f')
    wait_for('the search', lambda: program.focus_is('Search articles', driver.ENTRY))
    display.type('kidnapped')
    wait_for('what was found', lambda: len(program.incident_names()) == 3)
    display.type('zz')
    wait_for('nothing', lambda: not program.incident_names())
    display.press('Escape')
    wait_for('all again', lambda: len(program.incident_names()) == 3)


def open_and_close(program, display):
    """Each window and menu opens by its key and closes by Escape."""
    for key, title in (('Ctrl+comma', 'Preferences'), ('Ctrl+e', 'Export'),
                       ('Ctrl+Shift+s', 'Map Snapshot')):
        display.press(key)
        wait_for(f'the window {title} of {key}', lambda: program.dialog(title))
        display.give_keys(title)
        display.press('Escape')
        wait_for(f'{title} to close', lambda: not program.dialog(title))
        display.give_keys('Dateline')
    display.press('F1')
    wait_for('the shortcuts', lambda: driver.act(program.dialog('Shortcuts'), 'window.close'))
    wait_for('the shortcuts to close', lambda: not program.dialog('Shortcuts'))
    display.press('F10')
    wait_for('the menu', lambda: program.focus_is('', 'menu item'))
    display.press('Escape')
    wait_for('the menu to close', lambda: not program.focus_is('', 'menu item'))


def main(binary):
    display = Display()
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        wait_for('three incidents', lambda: len(program.incident_names()) == 3)
        wait_for('the first one selected', lambda: '1 of 3' in program.labels())
        display.give_keys('Dateline')
        review(program, display)
        edit(program, display)
        leave_list(program, display)
        search(program, display)
        open_and_close(program, display)
        display.press('Ctrl+q')
        program.quit()
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
