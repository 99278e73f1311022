package org.menkyo.kms.projection;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What is written of a number of client machines, by columns, as arrays of primitive values, since the driver sends these
 * in binary form. Of UUIDs it would make text, so the client machine IDs are one value of 16 bytes for each.
 */
final class ClientColumns {

    /** Makes a UUID of the bytes of the i-th in a parameter. */
    static final String UUID_AT_I = "encode(substring(?::bytea FROM 16 * i::int - 15 FOR 16), 'hex')::uuid";

    /** Length of a UUID. */
    static final int ID_BYTES = 16;

    private final byte[] cmids;
    private final int[] edition;
    private final boolean[] virtual;
    private final short[] licenseState;
    private final int[] remainingMinutes;
    private final short[] lastResult;
    private final long[] lastAt;
    private final long[] answeredAt;
    private final long[] clientTime;
    private final int[] requests;

    ClientColumns(List<ProjectedClient> clients) {
        int count = clients.size();
        cmids = new byte[ID_BYTES * count];
        ByteBuffer ids = ByteBuffer.wrap(cmids);
        edition = new int[count];
        virtual = new boolean[count];
        licenseState = new short[count];
        remainingMinutes = new int[count];
        lastResult = new short[count];
        lastAt = new long[count];
        answeredAt = new long[count];
        clientTime = new long[count];
        requests = new int[count];
        for (int i = 0; i < count; i++) {
            ProjectedClient client = clients.get(i);
            ids.putLong(client.idHigh()).putLong(client.idLow());
            edition[i] = client.edition();
            virtual[i] = client.isVirtual();
            licenseState[i] = (short) client.licenseStateCode();
            remainingMinutes[i] = client.remainingMinutes();
            lastResult[i] = (short) client.lastResultCode();
            lastAt[i] = client.lastAt();
            answeredAt[i] = client.answeredAt();
            clientTime[i] = client.clientTime();
            requests[i] = client.requests();
        }
    }

    void setIds(PreparedStatement statement, int parameter) throws SQLException {
        statement.setBytes(parameter, cmids);
    }

    /** Sets the nine parameters that begin with the given one. */
    void setValues(PreparedStatement statement, int first) throws SQLException {
        Object[] values = {
            edition, virtual, licenseState, remainingMinutes, lastResult, lastAt, answeredAt, clientTime, requests
        };
        for (int i = 0; i < values.length; i++) {
            statement.setObject(first + i, values[i]);
        }
    }
}
