"""A connection that is cut: cut-proxy.py PORT BYTES

Passes bytes on to PORT on loopback; the first connection that the server has sent BYTES through is cut. Later ones pass
whole. Prints its own port, and runs until its standard input is closed.
"""
import os
import socket
import sys
import threading

port, left = int(sys.argv[1]), int(sys.argv[2])
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
is_cut = False


def close(*ends):
    for end in ends:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def to_server(client, server):
    while data := client.recv(65536):
        server.sendall(data)
    close(client, server)


def to_client(client, server):
    global is_cut
    passed = 0
    while data := server.recv(65536):
        if not is_cut and passed + len(data) > left:
            is_cut = True
            client.sendall(data[: left - passed])
            break
        client.sendall(data)
        passed += len(data)
    close(client, server)


def run(work, *ends):
    try:
        work(*ends)
    except OSError:
        close(*ends)


def serve():
    while True:
        client, _ = listener.accept()
        server = socket.create_connection(("127.0.0.1", port))
        for work in (to_server, to_client):
            threading.Thread(target=run, args=(work, client, server), daemon=True).start()


threading.Thread(target=serve, daemon=True).start()
sys.stdin.read()
os._exit(0)
