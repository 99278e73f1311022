package org.menkyo.bench.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.AesCmac;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.CatalogKey;
import org.menkyo.protocol.kms.KmsFrames;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.RequestAuthenticator;

/**
 * Authentic requests, made before they are needed, so that making them takes nothing from what is measured. The nonce
 * of a request holds the number of the run and the request's index in it.
 */
final class Requests {

    static final int LENGTH = KmsFrames.REQUEST_LENGTH;

    private static final int CLIENT_TIME = 16;
    private static final int CMID = 24;
    private static final int NONCE = 40;
    private static final int HARDWARE = 56;
    private static final int NAME = 80;
    private static final int CODE = LENGTH - AesCmac.LENGTH;
    /** Far from every other factor of the number of clients, so that neighbors in time are none in the table. */
    private static final long STRIDE = 611_953;

    private final ByteBuffer frames;
    private final long run;
    private final int count;

    private Requests(ByteBuffer frames, long run, int count) {
        this.frames = frames;
        this.run = run;
        this.count = count;
    }

    /** The machines that ask. */
    static final class Clients {

        private final long[] ids;
        private final int each;

        Clients(int count) {
            this(count, 1);
        }

        /** @param each one of so many; the others do not ask */
        Clients(int count, int each) {
            this.ids = new long[2 * count];
            this.each = each;
            MessageDigest md5 = md5();
            for (int i = 0; i < count; i++) {
                byte[] name = ("bench" + number(i)).getBytes(StandardCharsets.US_ASCII);
                ByteBuffer digest = ByteBuffer.wrap(md5.digest(name));
                ids[2 * i] = digest.getLong();
                ids[2 * i + 1] = digest.getLong();
            }
        }

        int count() {
            return ids.length / 2;
        }

        /** The number in the machine's name. */
        private int number(int client) {
            return client * each;
        }

        private static MessageDigest md5() {
            try {
                return MessageDigest.getInstance("MD5");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("MD5 is part of every Java platform", e);
            }
        }
    }

    /**
     * Makes requests. Each further request of a machine is a millisecond later by its clock, since a host that has to forget
     * some takes what is no later for a replay.
     *
     * @param clients who asks, one after the other
     * @param first which of the clients begins
     * @param certificate the serial of the certificate that all of them know
     */
    static Requests of(Clients clients, long first, int count, long run, Terms terms) {
        ByteBuffer frames = ByteBuffer.allocateDirect(Math.multiplyExact(count, LENGTH));
        Instant begin = Instant.now();
        AesCmac cmac = new AesCmac(terms.key().toBytes());
        byte[] frame = RequestAuthenticator.seal(
                new KmsRequest(
                        terms.edition(),
                        new UUID(0, 0),
                        "pc-0000000.example.com",
                        LicenseState.LICENSED,
                        200_000,
                        false,
                        begin,
                        new Bits128(0, 0),
                        new Bits128(0, 0),
                        terms.certificate()),
                terms.key());
        ByteBuffer view = ByteBuffer.wrap(frame);
        for (int i = 0; i < count; i++) {
            int client = (int) ((first + i) * STRIDE % clients.count());
            view.putLong(CLIENT_TIME, begin.toEpochMilli() + i / clients.count());
            view.putLong(CMID, clients.ids[2 * client]).putLong(CMID + 8, clients.ids[2 * client + 1]);
            view.putLong(NONCE, run).putLong(NONCE + 8, i);
            view.putLong(HARDWARE, clients.ids[2 * client + 1]).putLong(HARDWARE + 8, clients.ids[2 * client]);
            writeName(frame, clients.number(client));
            System.arraycopy(cmac.of(frame, CODE), 0, frame, CODE, AesCmac.LENGTH);
            frames.put(frame);
        }
        return new Requests(frames, run, count);
    }

    /** What all requests have in common. */
    record Terms(CatalogKey key, int edition, long certificate) {}

    private static void writeName(byte[] frame, int number) {
        int rest = number;
        for (int digit = 6; digit >= 0; digit--) {
            frame[NAME + 1 + 3 + digit] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    int count() {
        return count;
    }

    long run() {
        return run;
    }

    /** Appends a request to what is sent. */
    void put(int index, ByteBuffer target) {
        target.put(target.position(), frames, index * LENGTH, LENGTH);
        target.position(target.position() + LENGTH);
    }
}
