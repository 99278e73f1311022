package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.menkyo.client.ActivationClient;
import org.menkyo.client.ActivationClientBuilder;
import org.menkyo.client.center.HttpProxyCenter;
import org.menkyo.client.center.ProxyCenter;
import org.menkyo.client.proxy.ProxyActivation;
import org.menkyo.client.unattend.UnattendFile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.cil.CilFormatException;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.key.ProductKey;

/**
 * The command line of administrators of many machines (VA-404, VA-408). It ends with 0 if all was done, 1 if some was not,
 * 2 if the command was wrong, 3 if files could not be read or written or the activation service failed.
 */
public final class MenkyoTool {

    private static final int OK = 0;
    private static final int NOT_ALL = 1;
    private static final int WRONG_COMMAND = 2;
    private static final int BROKEN = 3;

    private final BufferedReader in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Texts texts;
    private final Clock clock;
    private final UnaryOperator<ActivationClientBuilder> setUp;
    private final Function<URI, ProxyCenter> centers;

    MenkyoTool(
            Reader in,
            PrintWriter out,
            PrintWriter err,
            Locale locale,
            Clock clock,
            UnaryOperator<ActivationClientBuilder> setUp,
            Function<URI, ProxyCenter> centers) {
        this.in = new BufferedReader(in);
        this.out = out;
        this.err = err;
        this.texts = Texts.in(locale);
        this.clock = clock;
        this.setUp = setUp;
        this.centers = centers;
    }

    /** Runs one command. */
    public static void main(String[] words) {
        MenkyoTool tool = new MenkyoTool(
                new InputStreamReader(System.in, Charset.defaultCharset()),
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true),
                Locale.getDefault(),
                Clock.systemUTC(),
                UnaryOperator.identity(),
                HttpProxyCenter::new);
        System.exit(tool.run(List.of(words)));
    }

    int run(List<String> words) {
        try {
            return run(new ArrayList<>(words), words.isEmpty() ? "" : words.get(0)) ? OK : NOT_ALL;
        } catch (UsageException e) {
            err.println(texts.of("problem." + e.problem(), e.details()));
            return WRONG_COMMAND;
        } catch (CilFormatException | IllegalArgumentException e) {
            err.println(texts.of("problem.input", e.getMessage()));
            return WRONG_COMMAND;
        } catch (IOException | UncheckedIOException e) {
            err.println(texts.of("problem.file", e.getMessage()));
            return BROKEN;
        }
    }

    private boolean run(List<String> words, String command) throws UsageException, IOException, CilFormatException {
        boolean anonymous = words.remove("--without-personal-data");
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (command) {
            case "collect" -> {
                require(rest.size() >= 2);
                return collect(Path.of(rest.get(0)), rest.subList(1, rest.size()), !anonymous);
            }
            case "complete" -> {
                require(rest.size() == 2);
                return complete(URI.create(rest.get(0)), Path.of(rest.get(1)));
            }
            case "apply" -> {
                require(rest.size() >= 2);
                return apply(Path.of(rest.get(0)), rest.subList(1, rest.size()));
            }
            case "unattend-write" -> {
                require(rest.size() == 1);
                Path file = Path.of(rest.get(0));
                replace(
                        file,
                        UnattendFile.parse(Files.readAllBytes(file))
                                .withKey(ProductKey.parse(line()))
                                .toBytes());
                return true;
            }
            case "unattend-remove" -> {
                require(rest.size() == 1);
                Path file = Path.of(rest.get(0));
                replace(
                        file,
                        UnattendFile.parse(Files.readAllBytes(file))
                                .withoutKey()
                                .toBytes());
                return true;
            }
            default -> throw new UsageException("tool.command");
        }
    }

    private static void require(boolean condition) throws UsageException {
        if (!condition) {
            throw new UsageException("tool.command");
        }
    }

    private boolean collect(Path file, List<String> folders, boolean withPersonalData)
            throws UsageException, IOException {
        Map<InstallationId, ComputerInformation> computers = new LinkedHashMap<>();
        boolean all = true;
        for (String folder : folders) {
            ActivationClient client = client(folder);
            if (client.hasKey()) {
                ComputerInformation computer = client.computerInformation();
                computers.put(computer.installationId(), computer);
            } else {
                err.println(texts.of("tool.no.key", folder));
                all = false;
            }
        }
        replace(
                file,
                ComputerInformationList.of(List.copyOf(computers.values()), clock.instant(), withPersonalData)
                        .toBytes());
        out.println(texts.of("tool.collected", computers.size(), folders.size()));
        return all;
    }

    private boolean complete(URI center, Path file) throws IOException, CilFormatException {
        List<ProductKey> keys = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
            keys.add(ProductKey.parse(line));
        }
        ComputerInformationList list = ComputerInformationList.parse(Files.readAllBytes(file));
        ComputerInformationList completed =
                new ProxyActivation(centers.apply(center), keys).complete(list, part -> replace(file, part.toBytes()));
        List<ComputerInformation> computers = completed.computers();
        List<ComputerInformation> open = computers.stream()
                .filter(computer -> computer.confirmationId().isEmpty())
                .toList();
        open.forEach(computer -> err.println(texts.of(
                "tool.refused", computer.installationId(), computer.result().orElse(""))));
        out.println(texts.of("tool.completed", computers.size() - open.size(), computers.size()));
        return open.isEmpty();
    }

    private boolean apply(Path file, List<String> folders) throws UsageException, IOException, CilFormatException {
        Map<InstallationId, ComputerInformation> computers = new LinkedHashMap<>();
        for (ComputerInformation computer :
                ComputerInformationList.parse(Files.readAllBytes(file)).computers()) {
            computers.put(computer.installationId(), computer);
        }
        int done = 0;
        for (String folder : folders) {
            ActivationClient client = client(folder);
            Optional<ComputerInformation> computer =
                    client.hasKey() ? Optional.ofNullable(computers.get(client.installationId())) : Optional.empty();
            boolean activated = computer.flatMap(ComputerInformation::confirmationId)
                    .filter(id -> client.confirm(id).outcome().isSuccess())
                    .isPresent();
            if (activated) {
                done++;
            } else {
                err.println(texts.of("tool.not.applied", folder));
            }
        }
        out.println(texts.of("tool.applied", done, folders.size()));
        return done == folders.size();
    }

    private ActivationClient client(String folder) throws IOException, UsageException {
        return setUp.apply(new ClientFolder(Path.of(folder)).client(texts.locale()))
                .build();
    }

    /** The old file or the new one is there, never half of one; its permissions stay. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        if (Files.exists(file)) {
            Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private String line() throws IOException {
        String line = in.readLine();
        return line == null ? "" : line;
    }
}
