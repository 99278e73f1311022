"""Reads the hardware of Linux machines. On others an application passes readings of its own (VA-213)."""

import platform
from pathlib import Path

_GUESTS = ("kvm", "qemu", "vmware", "virtualbox", "innotek", "xen", "bochs", "parallels", "bhyve", "virtual machine",
           "amazon ec2", "google compute engine", "openstack", "alibaba cloud", "digitalocean", "hetzner")


def read(root="/"):
    """What can be read, by component; what cannot is left out, so that it is never taken for a change."""
    if platform.system() != "Linux":
        return {}
    root = Path(root)
    dmi = root / "sys/class/dmi/id"
    readings = {
        "SYSTEM_BOARD": _text(dmi / "product_uuid"),
        "SYSTEM_DISK": _disk(root),
        "NETWORK_ADAPTER": _adapter(root),
        "PROCESSOR": _line(root / "proc/cpuinfo", "model name"),
        "MEMORY": _memory(root),
        "FIRMWARE": (_text(dmi / "bios_vendor") + " " + _text(dmi / "bios_version")).strip(),
    }
    return {name: reading for name, reading in readings.items() if reading}


def is_virtual(root="/"):
    """Whether this is a virtual machine, by the processor's flag and the names that hypervisors put into the firmware."""
    root = Path(root)
    flags = _line(root / "proc/cpuinfo", "flags").split()
    dmi = root / "sys/class/dmi/id"
    maker = f"{_text(dmi / 'sys_vendor')} {_text(dmi / 'product_name')}".lower()
    return "hypervisor" in flags or any(guest in maker for guest in _GUESTS)


def _text(path):
    try:
        return path.read_text("utf-8", "replace").strip()
    except OSError:
        return ""


def _line(path, name):
    for line in _text(path).splitlines():
        begin, _, value = line.partition(":")
        if begin.strip() == name:
            return value.strip()
    return ""


def _disk(root):
    """The serial number of the disk that the root file system is on; the first one if that cannot be told."""
    names = []
    for line in _text(root / "proc/mounts").splitlines():
        device, place = (line.split() + ["", ""])[:2]
        if place == "/" and device.startswith("/dev/"):
            names.append(device[len("/dev/"):])
    disks = sorted(entry.name for entry in _entries(root / "sys/block") if (entry / "device").exists())
    ordered = [disk for disk in disks if any(name.startswith(disk) for name in names)] + disks
    for disk in ordered:
        serial = _text(root / "sys/block" / disk / "device/serial") or _text(root / "sys/block" / disk / "serial")
        if serial:
            return serial
    return ""


def _adapter(root):
    """The first adapter of a device with an address from its maker, not one that was made up."""
    for entry in sorted(_entries(root / "sys/class/net")):
        address = _text(entry / "address")
        if (entry / "device").exists() and len(address) == 17 and not int(address[:2], 16) & 2:
            return address
    return ""


def _memory(root):
    kibibytes = _line(root / "proc/meminfo", "MemTotal").split()
    return f"{round(int(kibibytes[0]) / 2 ** 20)} GiB" if kibibytes else ""


def _entries(folder):
    try:
        return list(folder.iterdir())
    except OSError:
        return []
