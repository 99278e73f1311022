package org.menkyo.kms.clients;

import java.util.HashMap;
import java.util.Map;

/**
 * Which requests client machines have sent lately, by their nonces (VA-304).
 *
 * <p>Nonces are remembered as long as their client time is near enough to the host's to be accepted at all. While many are
 * kept over all machines, a machine's oldest ones are forgotten, and nothing with a client time up to theirs is taken as new
 * any more; never those with a client time ahead of the host's, since anybody can send such in a machine's name and the machine
 * itself would be refused until that time (VA-319). So a replay is never taken for a new request, and a new request for a
 * replay only after its machine's clock was set back.
 *
 * <p>The first nonce of a machine is in its record. Further ones are in blocks of three, of which only the first may have
 * room left; so nonces are added to the first block, and one that is removed leaves its place to the one that was added last.
 * Those of the few machines that have sent very many are a {@link NonceCrowd}.
 */
final class ClientNonces {

    private static final int IN_BLOCK = 3;
    // Of a block: the next block, then the nonces, each followed by its client time.
    private static final int NEXT = 0;
    private static final int FIRST_NONCE = 1;

    /** As many are looked through one by one. */
    private static final int MOST_IN_BLOCKS = 64;

    private static final int MOST_IN_CROWD = 16_384;
    private static final int CROWD_BUDGET = 500_000;

    private final ClientRecords clients;
    private final Map<Integer, NonceCrowd> crowds = new HashMap<>();
    private int inCrowds;
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
        if (clients.isCrowd(client)) {
            return crowds.get(client).hasSent(nonce, clientTimeMillis);
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
     * @param now the host's time
     * @param most how many nonces are kept, at least one; more only if they are ahead of the host's time
     * @return how many nonces more are kept than before; may be negative
     */
    int remember(int client, long nonce, long clientTimeMillis, long oldest, long now, int most) {
        int before = clients.nonces(client);
        if (clients.isCrowd(client) && !tidy(client, oldest)) {
            addToCrowd(client, nonce, clientTimeMillis, now);
            return clients.nonces(client) - before;
        }
        removeBefore(client, oldest);
        while (clients.nonces(client) >= most && removeOldest(client, now)) {
            // One after the other.
        }
        if (clientTimeMillis > clients.floor(client)) {
            if (clients.nonces(client) < MOST_IN_BLOCKS) {
                add(client, nonce, clientTimeMillis);
            } else {
                makeCrowd(client);
                addToCrowd(client, nonce, clientTimeMillis, now);
            }
        }
        return clients.nonces(client) - before;
    }

    /** Forgets what a crowd need not remember any more; says whether the crowd is gone with it. */
    private boolean tidy(int client, long oldest) {
        NonceCrowd crowd = crowds.get(client);
        inCrowds -= crowd.size();
        crowd.removeBefore(oldest);
        inCrowds += crowd.size();
        clients.setNonces(client, crowd.size());
        if (crowd.isEmpty()) {
            crowds.remove(client);
            clients.setCrowd(client, false);
        }
        return crowd.isEmpty();
    }

    private void addToCrowd(int client, long nonce, long clientTimeMillis, long now) {
        NonceCrowd crowd = crowds.get(client);
        inCrowds -= crowd.size();
        crowd.add(nonce, clientTimeMillis, now, inCrowds < CROWD_BUDGET ? MOST_IN_CROWD : MOST_IN_BLOCKS);
        inCrowds += crowd.size();
        clients.setNonces(client, crowd.size());
    }

    private void makeCrowd(int client) {
        NonceCrowd crowd = new NonceCrowd();
        crowd.add(clients.nonce(client), clients.clientTime(client), 0, MOST_IN_CROWD);
        int last = lastPlace(clients.nonces(client));
        for (int block = clients.block(client); block != RecordPages.NONE; block = next(block)) {
            for (int place = 0; place <= last; place++) {
                crowd.add(nonce(block, place), clientTime(block, place), 0, MOST_IN_CROWD);
            }
            last = IN_BLOCK - 1;
        }
        release(client);
        inCrowds += crowd.size();
        crowds.put(client, crowd);
        clients.setCrowd(client, true);
    }

    /** Forgets the nonces of a machine that leaves. */
    void release(int client) {
        if (clients.isCrowd(client)) {
            inCrowds -= crowds.remove(client).size();
            clients.setCrowd(client, false);
        }
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

    /** Says whether it did: not if all are ahead of the host's time. */
    private boolean removeOldest(int client, long now) {
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
        if (oldestTime > now) {
            return false;
        }
        forgetUpTo(client, oldestTime);
        remove(client, oldestBlock, oldestPlace);
        return true;
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
