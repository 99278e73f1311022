package org.menkyo.kms.ledger;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.protocol.activation.LicenseState;
import org.menkyo.protocol.crypto.Bits128;
import org.menkyo.protocol.kms.KmsRequest;
import org.menkyo.protocol.kms.KmsResult;

/**
 * The entries of one ledger row in the form in which they are stored, and which the view {@code kms_event} reads.
 *
 * <p>A record has {@value #RECORD_LENGTH} bytes, numbers most significant byte first: CMID (16), nonce (16), hardware
 * (16), client time (8), edition (2), result (1), license state (1), flags (1; bit 0: virtual, bit 1: added), count (1),
 * remaining minutes (4), where the machine name begins among the names (3), its length in bytes (1).
 *
 * @param records the records, one after the other
 * @param names the machine names in UTF-8, one after the other
 */
public record PackedEntries(byte[] records, byte[] names) {

    /** Length of a record in bytes. */
    static final int RECORD_LENGTH = 16 + 16 + 16 + 8 + 2 + 1 + 1 + 1 + 1 + 4 + 3 + 1;

    private static final int HARDWARE = 32;
    private static final int CLIENT_TIME = 48;
    private static final int EDITION = 56;
    private static final int RESULT = 58;
    private static final int LICENSE_STATE = 59;
    private static final int FLAGS = 60;
    private static final int COUNT = 61;
    private static final int REMAINING_MINUTES = 62;
    private static final int NAME = 66;
    private static final int NAME_LENGTH = 69;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private static final int VIRTUAL = 1;
    private static final int ADDED = 2;

    public static PackedEntries of(List<LedgerEntry> entries) {
        ByteBuffer records = ByteBuffer.allocate(entries.size() * RECORD_LENGTH);
        ByteBuffer names = ByteBuffer.allocate(entries.size() * KmsRequest.MAX_NAME_BYTES);
        for (LedgerEntry entry : entries) {
            byte[] name = entry.machineName().getBytes(StandardCharsets.UTF_8);
            write(entry, records);
            records.put((byte) (names.position() >>> 16)).putShort((short) names.position());
            records.put((byte) name.length);
            names.put(name);
        }
        byte[] usedNames = new byte[names.position()];
        names.flip().get(usedNames);
        return new PackedEntries(records.array(), usedNames);
    }

    /** How many entries these are. */
    public int size() {
        return records.length / RECORD_LENGTH;
    }

    /** The entries in their order, without those that cannot be read. */
    public List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>(size());
        for (int place = 0; place < size(); place++) {
            entry(place).ifPresent(entries::add);
        }
        return entries;
    }

    /** An entry; empty if it has a value that there is none of, or a name that is not among the names (VA-318). */
    public Optional<LedgerEntry> entry(int place) {
        try {
            return Optional.of(read(ByteBuffer.wrap(records, place * RECORD_LENGTH, RECORD_LENGTH)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }

    // What follows reads single values of an entry, for who needs few of them and of many entries.

    /** The upper half of the entry's client machine ID. */
    public long idHigh(int entry) {
        return (long) LONGS.get(records, entry * RECORD_LENGTH);
    }

    /** The lower half of the entry's client machine ID. */
    public long idLow(int entry) {
        return (long) LONGS.get(records, entry * RECORD_LENGTH + Long.BYTES);
    }

    /** Stands for the machine's hardware. */
    public UUID hardware(int entry) {
        int hardware = entry * RECORD_LENGTH + HARDWARE;
        return new UUID((long) LONGS.get(records, hardware), (long) LONGS.get(records, hardware + Long.BYTES));
    }

    /** The client's clock in milliseconds since 1970. */
    public long clientTimeMillis(int entry) {
        return (long) LONGS.get(records, entry * RECORD_LENGTH + CLIENT_TIME);
    }

    /** The edition's number. */
    public int edition(int entry) {
        return Short.toUnsignedInt((short) SHORTS.get(records, entry * RECORD_LENGTH + EDITION));
    }

    /** The number of the {@link KmsResult}. */
    public int resultCode(int entry) {
        return records[entry * RECORD_LENGTH + RESULT];
    }

    /** Whether the request renewed its machine's place in the table. */
    public boolean isAnswered(int entry) {
        return resultCode(entry) == KmsResult.ANSWERED.code();
    }

    /** The number of the {@link LicenseState}. */
    public int licenseStateCode(int entry) {
        return records[entry * RECORD_LENGTH + LICENSE_STATE];
    }

    /** Whether it was a virtual machine. */
    public boolean isVirtual(int entry) {
        return (records[entry * RECORD_LENGTH + FLAGS] & VIRTUAL) != 0;
    }

    /** Whether the request put its machine into the host's table. */
    public boolean isAdded(int entry) {
        return (records[entry * RECORD_LENGTH + FLAGS] & ADDED) != 0;
    }

    /** The count that the host told. */
    public int count(int entry) {
        return Byte.toUnsignedInt(records[entry * RECORD_LENGTH + COUNT]);
    }

    /** Minutes until the machine's license state ended. */
    public int remainingMinutes(int entry) {
        return (int) INTS.get(records, entry * RECORD_LENGTH + REMAINING_MINUTES);
    }

    /** The machine's name. */
    public String machineName(int entry) {
        return new String(names, nameBegin(entry), nameLength(entry), StandardCharsets.UTF_8);
    }

    /** What stands for the machine's name and hardware: the same for the same, hardly ever for others. */
    public long identity(int entry) {
        int hardware = entry * RECORD_LENGTH + HARDWARE;
        return KnownIdentities.digest(
                names, nameBegin(entry), nameLength(entry), (long) LONGS.get(records, hardware), (long)
                        LONGS.get(records, hardware + Long.BYTES));
    }

    private int nameBegin(int entry) {
        int name = entry * RECORD_LENGTH + NAME;
        return Byte.toUnsignedInt(records[name]) << 16 | Short.toUnsignedInt((short) SHORTS.get(records, name + 1));
    }

    private int nameLength(int entry) {
        return Byte.toUnsignedInt(records[entry * RECORD_LENGTH + NAME_LENGTH]);
    }

    private static void write(LedgerEntry entry, ByteBuffer records) {
        records.putLong(entry.cmid().getMostSignificantBits())
                .putLong(entry.cmid().getLeastSignificantBits());
        entry.nonce().write(records);
        entry.hardware().write(records);
        records.putLong(entry.clientTimeMillis()).putShort((short) entry.edition());
        records.put((byte) entry.result().code())
                .put((byte) entry.licenseState().code());
        records.put((byte) ((entry.virtual() ? VIRTUAL : 0) | (entry.added() ? ADDED : 0)));
        records.put((byte) entry.count()).putInt(entry.remainingMinutes());
    }

    private LedgerEntry read(ByteBuffer buffer) {
        UUID cmid = new UUID(buffer.getLong(), buffer.getLong());
        Bits128 nonce = Bits128.read(buffer);
        Bits128 hardware = Bits128.read(buffer);
        long clientTime = buffer.getLong();
        int edition = Short.toUnsignedInt(buffer.getShort());
        KmsResult result = KmsResult.ofCode(buffer.get());
        LicenseState state = LicenseState.ofCode(buffer.get());
        int flags = buffer.get();
        int count = buffer.get();
        int remainingMinutes = buffer.getInt();
        int offset = Byte.toUnsignedInt(buffer.get()) << 16 | Short.toUnsignedInt(buffer.getShort());
        String name = new String(names, offset, Byte.toUnsignedInt(buffer.get()), StandardCharsets.UTF_8);
        return new LedgerEntry(
                result,
                count,
                (flags & ADDED) != 0,
                cmid,
                nonce,
                hardware,
                clientTime,
                edition,
                state,
                remainingMinutes,
                (flags & VIRTUAL) != 0,
                name);
    }
}
