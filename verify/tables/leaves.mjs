/** Leaf hashes, side by side. */
export class Leaves {
  constructor() {
    this.bytes = Buffer.alloc(32 * 1024)
    this.size = 0
  }

  push(hash) {
    if ((this.size + 1) * 32 > this.bytes.length)
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(this.bytes.length)])
    hash.copy(this.bytes, this.size * 32)
    this.size += 1
  }

  is(index, hash) {
    return hash.compare(this.bytes, index * 32, index * 32 + 32) === 0
  }
}
