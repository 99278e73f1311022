package org.menkyo.protocol.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493) with a 128-bit key and a 128-bit code.
 *
 * <p>It runs as one CBC pass of the platform's AES, which uses the processor's AES instructions; the key schedule and
 * the two subkeys are made once per instance and thread. Instances may be shared between threads.
 */
public final class AesCmac {

    /** Length of the key and of the code in bytes. */
    public static final int LENGTH = 16;

    private static final int REDUCTION = 0x87;

    private final SecretKeySpec key;
    private final byte[] subkeyFull;
    private final byte[] subkeyPadded;
    private final ThreadLocal<Cipher> cipher = ThreadLocal.withInitial(this::newCipher);

    /** Takes a copy of the key, which has 16 bytes. */
    public AesCmac(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("an AES-CMAC key has 16 bytes");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.subkeyFull = doubled(encrypt(new byte[LENGTH]));
        this.subkeyPadded = doubled(subkeyFull);
    }

    /** The code of the first {@code length} bytes of the message. */
    public byte[] of(byte[] message, int length) {
        int blocks = Math.max(1, (length + LENGTH - 1) / LENGTH);
        byte[] padded = Arrays.copyOf(message, blocks * LENGTH);
        if (length == padded.length) {
            xorLastBlock(padded, subkeyFull);
        } else {
            Arrays.fill(padded, length, padded.length, (byte) 0);
            padded[length] = (byte) 0x80;
            xorLastBlock(padded, subkeyPadded);
        }
        byte[] chained = encrypt(padded);
        return Arrays.copyOfRange(chained, chained.length - LENGTH, chained.length);
    }

    private byte[] encrypt(byte[] blocks) {
        try {
            return cipher.get().doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES encrypts every whole number of blocks", e);
        }
    }

    private Cipher newCipher() {
        try {
            Cipher fresh = Cipher.getInstance("AES/CBC/NoPadding");
            fresh.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(new byte[LENGTH]));
            return fresh;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is part of every Java platform", e);
        }
    }

    private static void xorLastBlock(byte[] blocks, byte[] subkey) {
        int offset = blocks.length - LENGTH;
        for (int i = 0; i < LENGTH; i++) {
            blocks[offset + i] ^= subkey[i];
        }
    }

    /** Multiplication by x in GF(2^128), as the standard defines the subkeys. */
    private static byte[] doubled(byte[] block) {
        byte[] result = new byte[LENGTH];
        int carry = 0;
        for (int i = LENGTH - 1; i >= 0; i--) {
            int shifted = (block[i] & 0xff) << 1 | carry;
            result[i] = (byte) shifted;
            carry = shifted >>> 8;
        }
        if (carry != 0) {
            result[LENGTH - 1] ^= (byte) REDUCTION;
        }
        return result;
    }
}
