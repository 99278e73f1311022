package org.menkyo.protocol.crypto;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;

/** A value of 128 bits: a nonce, a fingerprint. Written as 16 bytes, most significant first, or 32 hex digits. */
public record Bits128(long high, long low) {

    /** Length in bytes. */
    public static final int LENGTH = 16;

    /** All bits zero. */
    public static final Bits128 ZERO = new Bits128(0, 0);

    /** 128 random bits; where they have to be unpredictable, the source is a {@code SecureRandom}. */
    public static Bits128 random(Random source) {
        return new Bits128(source.nextLong(), source.nextLong());
    }

    /** The first 16 of the given bytes. */
    public static Bits128 of(byte[] bytes) {
        return read(ByteBuffer.wrap(bytes));
    }

    /** Takes the next 16 bytes of the buffer. */
    public static Bits128 read(ByteBuffer buffer) {
        return new Bits128(buffer.getLong(), buffer.getLong());
    }

    /** Reads 32 hex digits. */
    public static Bits128 parse(String hex) {
        if (hex.length() != 2 * LENGTH) {
            throw new IllegalArgumentException("128 bits are written as 32 hex digits");
        }
        return of(HexFormat.of().parseHex(hex));
    }

    /** Appends 16 bytes to the buffer. */
    public void write(ByteBuffer buffer) {
        buffer.putLong(high).putLong(low);
    }

    /** The 16 bytes, most significant first. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH).putLong(high).putLong(low).array();
    }

    /** 32 hex digits in lower case. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
