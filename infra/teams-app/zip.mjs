// A zip archive of a few small files (PKWARE's APPNOTE, 4.3): deflated, no folders, no extras, and the same bytes for the same files.
import { deflateRawSync } from "node:zlib";

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

const crc32 = bytes => ~bytes.reduce((crc, byte) => table[(crc ^ byte) & 0xff] ^ (crc >>> 8), ~0) >>> 0;

// 1980-01-01, the oldest that the format knows: a package of yesterday and one of today differ only in what is in them.
const midnight = 0;
const day = (1 << 5) | 1;
const utf8Names = 0x0800;
const deflated = 8;
const version = 20;

/** @param files {Record<string, Uint8Array>} */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = Buffer.from(name, "utf8");
    const body = deflateRawSync(content, { level: 9 });
    const common = Buffer.alloc(26);
    [version, utf8Names, deflated, midnight, day].forEach((value, i) => common.writeUInt16LE(value, i * 2));
    [crc32(content), body.length, content.length].forEach((value, i) => common.writeUInt32LE(value, 10 + i * 4));
    common.writeUInt16LE(path.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, path, body);

    const entry = Buffer.alloc(42);
    entry.writeUInt16LE(version, 0);
    common.copy(entry, 2, 0, 26);
    entry.writeUInt32LE(offset, 38);
    directory.push(Buffer.from("PK\x01\x02", "latin1"), entry, path);
    offset += 4 + common.length + path.length + body.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  const count = Object.keys(files).length;
  [0, 0, count, count].forEach((value, i) => end.writeUInt16LE(value, i * 2));
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, Buffer.from("PK\x05\x06", "latin1"), end]);
}
