package org.menkyo.machines.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.menkyo.client.store.FileMutex;
import org.menkyo.client.store.WholeFile;
import org.menkyo.protocol.activation.ConfirmationId;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.CilFormatException;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;

/**
 * The tool's own computer information list (VA-502): all computers that it has ever collected or read, with their confirmation
 * IDs, so that hardware that is set up anew is activated without another call (VA-405). It is a file in the form that is
 * carried, too.
 */
public final class OwnList {

    private final Path file;
    private final Clock clock;

    /** A change of the list. */
    @FunctionalInterface
    public interface Change {

        /** The list afterwards; as often as there is something to keep, the change hands it to {@code keep} before. */
        ComputerInformationList of(ComputerInformationList list, Keep keep) throws IOException;
    }

    /** Keeps a list. */
    @FunctionalInterface
    public interface Keep {

        void keep(ComputerInformationList list) throws IOException;
    }

    /** @param folder the tool's folder */
    public OwnList(Path folder, Clock clock) {
        this.file = folder.resolve("computers.xml");
        this.clock = clock;
    }

    /** The list as it is now; without computers before anything was collected. */
    public ComputerInformationList read() throws IOException {
        if (Files.notExists(file)) {
            return ComputerInformationList.of(List.of(), clock.instant(), true);
        }
        return parsed(file);
    }

    /**
     * A list from a file.
     *
     * @throws IOException if it cannot be read, or is none
     */
    public static ComputerInformationList parsed(Path file) throws IOException {
        try {
            return ComputerInformationList.parse(WholeFile.read(file, ComputerInformationList.MAX_LENGTH));
        } catch (CilFormatException e) {
            throw new NoListException(file, e);
        }
    }

    /** Adds computers, or brings what is known of them up to date. */
    public ComputerInformationList add(ComputerInformationList other) throws IOException {
        return change((list, keep) -> list.merged(other));
    }

    /** As above, for computers that were collected now. */
    public ComputerInformationList add(Collection<ComputerInformation> computers) throws IOException {
        Map<InstallationId, ComputerInformation> each = new HashMap<>();
        computers.forEach(computer -> each.put(computer.installationId(), computer));
        return add(ComputerInformationList.of(List.copyOf(each.values()), clock.instant(), true));
    }

    /** Changes the list, while no other program does. */
    public ComputerInformationList change(Change change) throws IOException {
        return new FileMutex(file.resolveSibling(file.getFileName() + ".lock")).exclusively(() -> {
            Keep keep = list -> WholeFile.replace(file, list.toBytes());
            ComputerInformationList changed = change.of(read(), keep);
            keep.keep(changed);
            return changed;
        });
    }

    /** The confirmation IDs that are known. */
    public static Map<InstallationId, ConfirmationId> confirmations(ComputerInformationList list) {
        Map<InstallationId, ConfirmationId> known = new HashMap<>();
        for (ComputerInformation computer : list.computers()) {
            Optional<ConfirmationId> id = computer.confirmationId();
            id.ifPresent(confirmation -> known.put(computer.installationId(), confirmation));
        }
        return known;
    }
}
