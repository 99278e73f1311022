package org.menkyo.machines.cli;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.menkyo.client.cli.ExitCode;
import org.menkyo.machines.center.InventoryUpload;
import org.menkyo.machines.inventory.Machine;
import org.menkyo.machines.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells the center which machines are in which license state (VA-503). */
@Command(name = "upload")
final class UploadCommand implements Callable<Integer> {

    private final MenkyoMachines root;

    @Option(names = "--center", paramLabel = "URL", required = true)
    private String center;

    @Option(names = "--license-id", paramLabel = "ID", required = true)
    private String licenseId;

    @Option(names = "--as", paramLabel = "NAME", required = true)
    private String name;

    @Option(names = "--account", paramLabel = "NAME")
    private String account;

    @Mixin
    private SelectionOptions selection;

    UploadCommand(MenkyoMachines root) {
        this.root = root;
    }

    @Override
    public Integer call() throws IOException, ProblemException {
        Tool tool = root.tool();
        URI address = Addresses.center(center);
        if (licenseId.isBlank() || name.isBlank()) {
            throw ProblemException.wrong("upload.name");
        }
        List<Machine> machines;
        try (Session session = root.session()) {
            machines = session.machines().select(selection.selection(tool));
        }
        if (machines.size() > InventoryUpload.MAX_MACHINES) {
            throw ProblemException.wrong("upload.many", machines.size(), InventoryUpload.MAX_MACHINES);
        }
        Optional<Instant> takenAt =
                machines.stream().flatMap(machine -> machine.askedAt().stream()).max(Instant::compareTo);
        if (takenAt.isEmpty()) {
            throw ProblemException.wrong("upload.never.asked");
        }
        InventoryUpload upload = account == null
                ? InventoryUpload.byToken(
                        address,
                        tool.secret("MENKYO_TOKEN", "token"),
                        tool.texts().locale())
                : InventoryUpload.byAccount(
                        address,
                        account,
                        tool.secret("MENKYO_PASSWORD", "password"),
                        tool.texts().locale());
        InventoryUpload.Result result =
                ServiceException.of(address, () -> upload.send(licenseId, name, takenAt.get(), machines));
        if (!result.done()) {
            tool.err().println(tool.texts().of("upload.refused", address, result.detail()));
            return ExitCode.NOT_DONE.number();
        }
        tool.out().println(tool.texts().of("uploaded", result.machines(), licenseId, name));
        return ExitCode.DONE.number();
    }
}
