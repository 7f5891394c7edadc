# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every widget that takes the focus has a name that a screen reader can read out."""

import re
import sys
import tempfile

import driver
from articles import QUETTA, write
from driver import Atspi, look, wait_for

# Without an own name GTK tells the class of the widget.
CLASS_NAME = re.compile(r'^(Gtk|Adw|Dtl|Shumate)[A-Z]\w*$')
# Only carry others: the focus goes through them.
FRAMES = ('scroll pane', 'viewport', 'filler', 'frame', 'dialog', 'page tab list')


def has_name(name):
    return name.strip() and not CLASS_NAME.match(name) and not name.startswith('_')


def ancestors(node):
    node = look(node.get_parent)
    while node is not None:
        yield look(node.get_role_name)
        node = look(node.get_parent)


def is_value_shown(node, role):
    """A drop-down shows its value in a list of its own, which the focus never enters: the drop-down
    has the focus and the name. What it says must be there to be read."""
    if role not in ('list', 'list item', 'panel', 'unknown') or not driver.find(node, 'label'):
        return False
    for outer in ancestors(node):
        if outer == 'combo box':
            return True
        if outer not in ('panel', 'list', 'unknown', 'filler') + driver.BUTTON:
            return False
    return False


def is_way_to_rows(node, role):
    """The focus goes through a list to its rows, whose names are asked for themselves. Lists that
    hold more than settings have names nevertheless; main() looks for those."""
    return role == 'list' and look(node.get_child_count)


def nameless(root):
    found = []
    for node in driver.walk(root):
        role, name, states = look(node.get_role_name), look(node.get_name), look(node.get_state_set)
        if None in (role, name, states) or role in FRAMES:
            continue
        if (states.contains(Atspi.StateType.FOCUSABLE) and not has_name(name) and
                not is_way_to_rows(node, role) and not is_value_shown(node, role)):
            found.append(f'{role} “{name}” in “{list(ancestors(node))[:6]}”')
    return found


def check(program, what, root):
    """Names come with the next turn of the program's loop: what has none now may have one soon."""
    found = []

    def all_named():
        found[:] = nameless(root())
        return not found
    try:
        wait_for('names', all_named, 10)
    except AssertionError as error:
        raise AssertionError(f'{what}: without a name: {found}') from error


def check_window(program, action, title):
    program.do(action)
    wait_for(f'the window {title}', lambda: program.dialog(title))
    check(program, title, lambda: program.dialog(title))
    program.expect(f'{title} to close', lambda: program.dialog(title) is None or
                   (look(lambda: driver.act(program.dialog(title), 'window.close')) and False))


def check_editors(program):
    """The editor of each kind of field: a list of codes, boxes, an entry, people."""
    for label in ('Type', 'Weapons', 'Killed', 'Victims'):
        program.click('Edit', lambda: program.field(label))
        wait_for(f'the editor of {label}', lambda: 'field.cancel' in
                 sum((driver.actions_of(node) for node in driver.walk(program.field(label))), []))
        check(program, label, lambda: program.frame)
        if label == 'Type':
            wait_for('what is chosen there', lambda: any(
                'Type' in (node.get_name(), node.get_description())
                for node in driver.each(program.field(label), 'push button')))
    program.click('Change “')
    check(program, 'a victim', lambda: program.frame)


def expect_lists(program, *names):
    for name in names:
        assert driver.find(program.frame, 'list', name, exact=True), name


def main(binary):
    with tempfile.TemporaryDirectory() as home:
        program = driver.Program(binary, [write(home, 'quetta.txt', QUETTA)], home)
        wait_for('three incidents', lambda: len(program.incident_names()) == 3)
        expect_lists(program, 'Articles and incidents', 'Fields of the incident')
        check(program, 'the window', lambda: program.frame)
        check_editors(program)
        program.do('win.edit-place')
        wait_for('the candidates', lambda: driver.find_all(
            driver.find(program.frame, 'list', 'Candidates'), 'list item'))
        expect_lists(program, 'Candidates')
        check(program, 'the place', lambda: program.frame)
        program.click('Filter', exact=True)
        wait_for('the choices', lambda: driver.find(program.frame, 'check box', 'Kidnapping'))
        check(program, 'the filters', lambda: program.frame)
        for action, title in (('win.snapshot', 'Map Snapshot'), ('win.export', 'Export')):
            check_window(program, action, title)
        program.quit()
    print('ok')


if __name__ == '__main__':
    main(sys.argv[1])
