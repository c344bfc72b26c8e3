"""Put before a child program: any socket that could reach a network is refused.

Local sockets stay: the display, D-Bus and the single-instance name use AF_UNIX.
"""

import socket
import sys

LOCAL = {getattr(socket, "AF_UNIX", None), getattr(socket, "AF_NETLINK", None)}


def _refuse(event: str, details: tuple[object, ...]) -> None:
    if event == "socket.__new__" and details[1] not in LOCAL:
        raise PermissionError("this program opens no network socket")


sys.addaudithook(_refuse)
