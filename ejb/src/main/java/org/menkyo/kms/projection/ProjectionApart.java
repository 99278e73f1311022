package org.menkyo.kms.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.kms.ledger.DamagedRows;
import org.menkyo.kms.ledger.KnownIdentities;
import org.menkyo.kms.ledger.Ledger;
import org.menkyo.kms.ledger.LedgerRow;
import org.menkyo.kms.ledger.PackedEntries;
import org.menkyo.kms.ledger.SetAside;
import org.menkyo.kms.ledger.SetAsideEntry;

/**
 * Projects rows of which something cannot be taken in: tries them in ever smaller parts, and sets aside what fails alone
 * (VA-318). Used once, in one transaction.
 */
final class ProjectionApart {

    private static final int MOST_ROWS = 100;
    private static final int MOST_REQUESTS = 8192;

    private final Connection connection;
    private final long hostId;
    private final DuplicateSuspicions suspicions;
    private final Instant now;
    private int setAside;
    private int suspected;

    ProjectionApart(Connection connection, long hostId, DuplicateSuspicions suspicions, Instant now) {
        this.connection = connection;
        this.hostId = hostId;
        this.suspicions = suspicions;
        this.now = now;
    }

    private record Request(LedgerRow row, int entry) {}

    /** How many requests and batches were set aside. */
    int setAside() {
        return setAside;
    }

    /** How many client machine IDs were found to be shared. */
    int suspected() {
        return suspected;
    }

    /**
     * Takes in some of the rows that follow a number.
     *
     * @return the last of them, before if there are none
     */
    Ledger.Place follow(Ledger.Place before) throws SQLException {
        List<Request> requests = new ArrayList<>();
        Ledger.Place last = before;
        for (Ledger.Place place : Ledger.placesAfter(connection, hostId, before.number(), MOST_ROWS)) {
            if (requests.size() >= MOST_REQUESTS) {
                break;
            }
            if (place.number() != last.number() + 1) {
                setAside(
                        last.number() + 1,
                        "batches " + (last.number() + 1) + " to " + (place.number() - 1) + " are missing");
            }
            read(place.number(), requests);
            last = place;
        }
        follow(requests);
        return last;
    }

    private void read(long number, List<Request> requests) throws SQLException {
        Optional<List<LedgerRow>> rows = DamagedRows.attempt(
                connection,
                () -> Ledger.after(connection, hostId, number - 1, 1),
                damage -> setAside(number, SetAside.reason(damage)));
        if (rows.isEmpty()) {
            return;
        }
        if (rows.get().isEmpty()) {
            setAside(number, "the batch is missing");
            return;
        }
        LedgerRow row = rows.get().get(0);
        for (int entry = 0; entry < row.entries().size(); entry++) {
            requests.add(new Request(row, entry));
        }
    }

    private void follow(List<Request> requests) throws SQLException {
        if (!requests.isEmpty()) {
            suspected += DamagedRows.attempt(
                            connection, () -> takeIn(requests), damage -> followApart(requests, damage))
                    .orElse(0);
        }
    }

    /** Says how many client machine IDs were found to be shared. */
    private int takeIn(List<Request> requests) throws SQLException {
        // What the projection remembers is of other transactions; here each part has to see the ones before it.
        ProjectedClients clients = new ProjectedClients(hostId, new KnownIdentities());
        requests.forEach(request -> clients.add(request.row(), request.entry()));
        int found = suspicions.compare(connection, hostId, clients.runs());
        clients.write(connection);
        return found;
    }

    private void followApart(List<Request> requests, Exception damage) throws SQLException {
        if (requests.size() == 1) {
            setAside(requests.get(0), SetAside.reason(damage));
        } else {
            int half = requests.size() / 2;
            follow(requests.subList(0, half));
            follow(requests.subList(half, requests.size()));
        }
    }

    private void setAside(Request request, String reason) throws SQLException {
        PackedEntries entries = request.row().entries();
        UUID cmid = new UUID(entries.idHigh(request.entry()), entries.idLow(request.entry()));
        SetAside.add(
                connection, hostId, SetAsideEntry.request(request.row().number(), request.entry(), cmid, reason, now));
        setAside++;
    }

    private void setAside(long batch, String reason) throws SQLException {
        SetAside.add(connection, hostId, SetAsideEntry.batch(batch, reason, now));
        setAside++;
    }
}
