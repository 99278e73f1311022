package org.menkyo.kms;

/**
 * Which requests client machines have sent lately, by their nonces (VA-304).
 *
 * <p>Nonces are remembered as long as their client time is near enough to the host's to be accepted at all. If a machine
 * sends more than are kept, the oldest are forgotten, and nothing with a client time up to theirs is taken as new any
 * more. So a replay is never taken for a new request; a new request could be taken for a replay only after its machine's
 * clock was set back.
 *
 * <p>The first nonce of a machine is in its record. Further ones are in blocks of three, of which only the first may have
 * room left; so nonces are added to the first block, and one that is removed leaves its place to the one that was added last.
 */
final class ClientNonces {

    private static final int IN_BLOCK = 3;
    // Of a block: the next block, then the nonces, each followed by its client time.
    private static final int NEXT = 0;
    private static final int FIRST_NONCE = 1;

    private final ClientRecords clients;
    private final RecordPages blocks = new RecordPages();

    ClientNonces(ClientRecords clients) {
        this.clients = clients;
    }

    /** Takes everything with a client time up to this one as seen. */
    void forgetUpTo(int client, long clientTimeMillis) {
        if (clientTimeMillis > clients.floor(client)) {
            clients.setFloor(client, clientTimeMillis);
        }
    }

    /** Whether the request was, or may have been, sent before. */
    boolean hasSent(int client, long nonce, long clientTimeMillis) {
        if (clientTimeMillis <= clients.floor(client)) {
            return true;
        }
        int count = clients.nonces(client);
        return count > 0 && (clients.nonce(client) == nonce || count > 1 && isInBlocks(client, nonce, count));
    }

    private boolean isInBlocks(int client, long nonce, int count) {
        int last = lastPlace(count);
        for (int block = clients.block(client); block != RecordPages.NONE; block = next(block)) {
            for (int place = 0; place <= last; place++) {
                if (nonce(block, place) == nonce) {
                    return true;
                }
            }
            last = IN_BLOCK - 1;
        }
        return false;
    }

    /**
     * Remembers a request.
     *
     * @param oldest client times before this one are not accepted any more, so their nonces are not needed
     * @param most how many nonces are kept, at least one
     * @return how many nonces more are kept than before; may be negative
     */
    int remember(int client, long nonce, long clientTimeMillis, long oldest, int most) {
        int before = clients.nonces(client);
        removeBefore(client, oldest);
        while (clients.nonces(client) >= most) {
            removeOldest(client);
        }
        if (clientTimeMillis > clients.floor(client)) {
            add(client, nonce, clientTimeMillis);
        }
        return clients.nonces(client) - before;
    }

    /** Forgets the nonces of a machine that leaves. */
    void release(int client) {
        int block = clients.block(client);
        while (block != RecordPages.NONE) {
            int next = next(block);
            blocks.release(block);
            block = next;
        }
        clients.setBlock(client, RecordPages.NONE);
        clients.setNonces(client, 0);
    }

    private void add(int client, long nonce, long clientTimeMillis) {
        int count = clients.nonces(client) + 1;
        clients.setNonces(client, count);
        if (count == 1) {
            clients.setNonce(client, nonce, clientTimeMillis);
            return;
        }
        int place = lastPlace(count);
        if (place == 0) {
            int block = blocks.take();
            blocks.set(block, NEXT, clients.block(client));
            clients.setBlock(client, block);
        }
        set(client, clients.block(client), place, nonce, clientTimeMillis);
    }

    /** From the nonce that was added last to the first, so that whatever takes a place has been looked at. */
    private void removeBefore(int client, long oldest) {
        int place = lastPlace(clients.nonces(client));
        int block = clients.block(client);
        while (block != RecordPages.NONE) {
            int next = next(block);
            for (; place >= 0; place--) {
                if (clientTime(block, place) < oldest) {
                    remove(client, block, place);
                }
            }
            place = IN_BLOCK - 1;
            block = next;
        }
        if (clients.nonces(client) > 0 && clients.clientTime(client) < oldest) {
            remove(client, RecordPages.NONE, 0);
        }
    }

    private void removeOldest(int client) {
        long oldestTime = clients.clientTime(client);
        int oldestBlock = RecordPages.NONE;
        int oldestPlace = 0;
        int last = lastPlace(clients.nonces(client));
        for (int block = clients.block(client); block != RecordPages.NONE; block = next(block)) {
            for (int place = 0; place <= last; place++) {
                if (clientTime(block, place) < oldestTime) {
                    oldestTime = clientTime(block, place);
                    oldestBlock = block;
                    oldestPlace = place;
                }
            }
            last = IN_BLOCK - 1;
        }
        forgetUpTo(client, oldestTime);
        remove(client, oldestBlock, oldestPlace);
    }

    /** @param block where the nonce is; none if it is in the machine's record */
    private void remove(int client, int block, int place) {
        int count = clients.nonces(client);
        if (count > 1) {
            int first = clients.block(client);
            int last = lastPlace(count);
            set(client, block, place, nonce(first, last), clientTime(first, last));
            if (last == 0) {
                clients.setBlock(client, next(first));
                blocks.release(first);
            }
        }
        clients.setNonces(client, count - 1);
    }

    private void set(int client, int block, int place, long nonce, long clientTimeMillis) {
        if (block == RecordPages.NONE) {
            clients.setNonce(client, nonce, clientTimeMillis);
        } else {
            blocks.set(block, FIRST_NONCE + 2 * place, nonce);
            blocks.set(block, FIRST_NONCE + 2 * place + 1, clientTimeMillis);
        }
    }

    /** The place in the first block of the last of so many nonces, of which one is in the machine's record. */
    private static int lastPlace(int count) {
        return (count - 2) % IN_BLOCK;
    }

    private int next(int block) {
        return (int) blocks.get(block, NEXT);
    }

    private long nonce(int block, int place) {
        return blocks.get(block, FIRST_NONCE + 2 * place);
    }

    private long clientTime(int block, int place) {
        return blocks.get(block, FIRST_NONCE + 2 * place + 1);
    }
}
