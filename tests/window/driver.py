# Copyright 2026 The Dateline authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window program and looks at it through the accessibility bus, as a screen reader does."""

import os
import subprocess
import sys
import time
import warnings

warnings.simplefilter('ignore')
SKIP = 77

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print('SKIP: the GObject introspection of AT-SPI is not installed')
    sys.exit(SKIP)

TIMEOUT = float(os.environ.get('DATELINE_TEST_TIMEOUT', '90'))


def wait_for(what, probe, timeout=TIMEOUT):
    """Asks probe() until it answers with something true; what names it in the failure."""
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        try:
            found = probe()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'timed out waiting for {what}')


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node):
    """The nodes below node, in the order of the screen. Nodes that vanish meanwhile are left out."""
    try:
        below = list(children(node))
    except GLib.Error:
        return
    for child in below:
        yield child
        yield from walk(child)


def matches(node, role, name, exact):
    try:
        if role is not None and node.get_role_name() not in role:
            return False
        text = node.get_name() or ''
        return name is None or (text == name if exact else name in text)
    except GLib.Error:
        return False


def find_all(root, role=None, name=None, exact=False):
    roles = (role,) if isinstance(role, str) else role
    if roles is not None and 'push button' in roles:
        roles += ('button',)  # as AT-SPI 2.54 and newer call it
    return [node for node in walk(root) if matches(node, roles, name, exact)]


def find(root, role=None, name=None, exact=False):
    found = find_all(root, role, name, exact)
    return found[0] if found else None


def has_state(node, state):
    return node.get_state_set().contains(state)


def act(node, wanted):
    """Does the action called wanted."""
    action = node.get_action_iface()
    for i in range(action.get_n_actions()):
        if Atspi.Action.get_action_name(action, i) == wanted:
            assert Atspi.Action.do_action(action, i), f'{wanted} refused'
            return
    raise AssertionError(f'“{node.get_name()}” has no action {wanted}')


def set_text(node, text):
    assert node.get_editable_text_iface().set_text_contents(text), f'cannot type into {node.get_name()}'


class Program:
    """A running window, and what a person would read in it."""

    def __init__(self, binary, arguments, home):
        folders = {'XDG_DATA_HOME': 'data', 'XDG_CONFIG_HOME': 'config', 'XDG_CACHE_HOME': 'cache',
                   'XDG_RUNTIME_DIR': 'run'}
        environment = dict(os.environ)
        environment.update({key: os.path.join(home, name) for key, name in folders.items()})
        environment.update({'HOME': home, 'G_DEBUG': 'fatal-criticals', 'GTK_A11Y': 'atspi',
                            'GSETTINGS_BACKEND': 'keyfile', 'LC_ALL': 'C.UTF-8', 'TZ': 'UTC',
                            'GTK_USE_PORTAL': '0', 'NO_AT_BRIDGE': '0'})
        for name in folders.values():
            os.makedirs(os.path.join(home, name), mode=0o700, exist_ok=True)
        self.log = open(os.path.join(home, 'stderr.txt'), 'a+', encoding='utf-8')
        self.process = subprocess.Popen([binary, *arguments], env=environment, stderr=self.log)
        self.application = wait_for('the program on the accessibility bus', self._find_application)
        self.frame = wait_for('the window', lambda: find(self.application, 'frame'))

    def _find_application(self):
        assert self.process.poll() is None, 'the program ended: ' + self.messages()
        for application in children(Atspi.get_desktop(0)):
            if application.get_name() == 'dateline' and application.get_process_id() == self.process.pid:
                return application
        return None

    def messages(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def list_rows(self):
        listing = find(self.frame, 'list', 'Articles and incidents')
        return find_all(listing, 'list item') if listing is not None else []

    def incident_rows(self):
        """Rows of incidents; those of articles say how many incidents they have."""
        return [row for row in self.list_rows()
                if ' incident' not in row.get_name() and row.get_name()]

    def labels(self):
        return [label.get_name() for label in find_all(self.frame, 'label')]

    def field(self, label):
        """The row of a field in the panel."""
        listing = find(self.frame, 'list', 'Fields of the incident')
        return find(listing, 'list item', label + ':') if listing is not None else None

    def field_text(self, label):
        row = self.field(label)
        return row.get_name()[len(label) + 2:] if row is not None else None

    def edit_field(self, label, text):
        button = wait_for(f'the edit button of {label}',
                          lambda: find(self.field(label), 'push button', 'Edit'))
        act(button, 'click')
        entry = wait_for('the editor', lambda: find(self.field(label), ('text', 'entry')))
        set_text(entry, text)
        act(entry.get_parent().get_parent(), 'field.commit')

    def quit(self):
        try:
            act(self.frame, 'window.close')
        except GLib.Error:
            pass  # the program may be gone before it answers; how it ended is asked below
        code = self.process.wait(timeout=TIMEOUT)
        assert code == 0, f'the program ended with {code}: {self.messages()}'
        assert 'CRITICAL' not in self.messages(), self.messages()
