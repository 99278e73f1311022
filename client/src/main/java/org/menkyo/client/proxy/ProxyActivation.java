package org.menkyo.client.proxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.client.center.ProxyCenter;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.cil.ComputerInformationList.Completion;
import org.menkyo.protocol.key.ProductKey;

/**
 * Completes a list with confirmation IDs (VA-404). A computer that has one is not asked for again, so a list that was
 * completed in part is completed further at no cost, and confirmation IDs are reused when machines are set up anew
 * (VA-405).
 */
public final class ProxyActivation {

    /** The result of a computer whose product key was not given; nobody was asked. */
    public static final String KEY_NOT_GIVEN = "KEY_NOT_GIVEN";

    private final ProxyCenter center;
    private final Collection<ProductKey> keys;

    /** Takes what came of a part of the work. */
    @FunctionalInterface
    public interface Progress {

        /** The list as far as it is completed: to be kept, since the next part can fail. */
        void completed(ComputerInformationList list) throws IOException;
    }

    /** @param keys the product keys of the computers */
    public ProxyActivation(ProxyCenter center, Collection<ProductKey> keys) {
        this.center = center;
        this.keys = List.copyOf(keys);
    }

    /**
     * Asks for the confirmations that are missing.
     *
     * @param progress hears of the list after each call to the center
     * @return the completed list
     * @throws IOException if the center or the progress fails; what was heard of before is done
     */
    public ComputerInformationList complete(ComputerInformationList list, Progress progress) throws IOException {
        List<ProxyCenter.Item> open = new ArrayList<>();
        Map<InstallationId, Completion> withoutKey = new HashMap<>();
        for (ComputerInformation computer : list.computers()) {
            if (computer.confirmationId().isEmpty()) {
                InstallationId id = computer.installationId();
                Optional<ProductKey> key = keys.stream().filter(id::isFor).findFirst();
                key.ifPresentOrElse(
                        found -> open.add(new ProxyCenter.Item(found, id)),
                        () -> withoutKey.put(id, new Completion(KEY_NOT_GIVEN, Optional.empty())));
            }
        }
        ComputerInformationList current = list.completed(withoutKey);
        progress.completed(current);
        for (int from = 0; from < open.size(); from += ProxyCenter.MAX_ITEMS) {
            List<ProxyCenter.Item> part = open.subList(from, Math.min(open.size(), from + ProxyCenter.MAX_ITEMS));
            List<Completion> answers = center.activate(part);
            Map<InstallationId, Completion> completions = new HashMap<>();
            for (int i = 0; i < part.size(); i++) {
                completions.put(part.get(i).installationId(), answers.get(i));
            }
            current = current.completed(completions);
            progress.completed(current);
        }
        return current;
    }
}
