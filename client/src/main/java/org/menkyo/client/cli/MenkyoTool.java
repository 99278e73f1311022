package org.menkyo.client.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
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
import org.menkyo.client.RefusedException;
import org.menkyo.client.center.Account;
import org.menkyo.client.center.ActivationReturns;
import org.menkyo.client.center.HttpProxyCenter;
import org.menkyo.client.center.ProxyCenter;
import org.menkyo.client.proxy.ProxyActivation;
import org.menkyo.client.store.FileMutex;
import org.menkyo.client.store.WholeFile;
import org.menkyo.client.unattend.UnattendFile;
import org.menkyo.protocol.activation.InstallationId;
import org.menkyo.protocol.activation.ReturnStatement;
import org.menkyo.protocol.cil.CilFormatException;
import org.menkyo.protocol.cil.ComputerInformation;
import org.menkyo.protocol.cil.ComputerInformationList;
import org.menkyo.protocol.key.ProductKey;

/**
 * The command line of administrators of many machines (VA-404, VA-408, VA-409). How it ends, {@link ExitCode} says.
 */
public final class MenkyoTool {

    private static final int MAX_LENGTH = 1 << 28;

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
            boolean all = run(new ArrayList<>(words), words.isEmpty() ? "" : words.get(0));
            return (all ? ExitCode.DONE : ExitCode.NOT_DONE).number();
        } catch (UsageException | CilFormatException | IOException | RuntimeException | LinkageError e) {
            Failure failure = Failure.of(e, texts);
            err.println(failure.text());
            return failure.exit().number();
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
                return complete(Invocation.address(rest.get(0)), Path.of(rest.get(1)));
            }
            case "apply" -> {
                require(rest.size() >= 2);
                return apply(Path.of(rest.get(0)), rest.subList(1, rest.size()));
            }
            case "unattend-write" -> {
                require(rest.size() == 1);
                ProductKey key = ProductKey.parse(line());
                return unattend(Path.of(rest.get(0)), file -> file.withKey(key));
            }
            case "unattend-remove" -> {
                require(rest.size() == 1);
                return unattend(Path.of(rest.get(0)), UnattendFile::withoutKey);
            }
            case "return" -> {
                require(rest.size() >= 4);
                return giveBack(rest);
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
            try {
                ComputerInformation computer = client.computerInformation();
                computers.put(computer.installationId(), computer);
            } catch (RefusedException e) {
                err.println(
                        texts.of("tool.left.out", folder, Failure.of(e, texts).text()));
                all = false;
            }
        }
        byte[] list = ComputerInformationList.of(List.copyOf(computers.values()), clock.instant(), withPersonalData)
                .toBytes();
        alone(file, () -> {
            WholeFile.replace(file, list);
            return list;
        });
        out.println(texts.of("tool.collected", computers.size(), folders.size()));
        return all;
    }

    private boolean complete(URI center, Path file) throws IOException, CilFormatException {
        List<ProductKey> keys = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isBlank(); line = in.readLine()) {
            keys.add(ProductKey.parse(line));
        }
        ProxyActivation activation = new ProxyActivation(items -> asked(center, items), keys);
        ComputerInformationList completed =
                alone(file, () -> activation.complete(list(file), part -> WholeFile.replace(file, part.toBytes())));
        List<ComputerInformation> computers = completed.computers();
        List<ComputerInformation> open = computers.stream()
                .filter(computer -> computer.confirmationId().isEmpty())
                .toList();
        open.forEach(computer -> err.println(texts.of(
                "tool.refused", computer.installationId(), computer.result().orElse(""))));
        out.println(texts.of("tool.completed", computers.size() - open.size(), computers.size()));
        return open.isEmpty();
    }

    private List<ComputerInformationList.Completion> asked(URI center, List<ProxyCenter.Item> items)
            throws ServiceException {
        try {
            return centers.apply(center).activate(items);
        } catch (IOException e) {
            throw new ServiceException(center, e);
        }
    }

    private static ComputerInformationList list(Path file) throws IOException, CilFormatException {
        return ComputerInformationList.parse(WholeFile.read(file, MAX_LENGTH));
    }

    private boolean apply(Path file, List<String> folders) throws UsageException, IOException, CilFormatException {
        Map<InstallationId, ComputerInformation> computers = new LinkedHashMap<>();
        for (ComputerInformation computer : list(file).computers()) {
            computers.put(computer.installationId(), computer);
        }
        int done = 0;
        for (String folder : folders) {
            ActivationClient client = client(folder);
            try {
                boolean activated = Optional.ofNullable(computers.get(client.installationId()))
                        .flatMap(ComputerInformation::confirmationId)
                        .filter(id -> client.confirm(id).outcome().isSuccess())
                        .isPresent();
                if (activated) {
                    done++;
                } else {
                    err.println(texts.of("tool.not.applied", folder));
                }
            } catch (RefusedException e) {
                err.println(
                        texts.of("tool.left.out", folder, Failure.of(e, texts).text()));
            }
        }
        out.println(texts.of("tool.applied", done, folders.size()));
        return done == folders.size();
    }

    /** The words are the address, the account, the license ID and the statements; the password is the first line of the input. */
    private boolean giveBack(List<String> words) throws UsageException, IOException {
        URI center = Invocation.address(words.get(0));
        String licenseId = words.get(2);
        List<ReturnStatement> statements = new ArrayList<>();
        for (String text : words.subList(3, words.size())) {
            statements.add(statement(text));
        }
        String password = line();
        if (password.isEmpty()) {
            throw new UsageException("password.line");
        }
        ActivationReturns returns = new ActivationReturns(center, new Account(words.get(1), password), texts.locale());
        int done = 0;
        for (ReturnStatement statement : statements) {
            ActivationReturns.Result result = handedIn(center, returns, licenseId, statement);
            if (result.isDone()) {
                done++;
            } else {
                err.println(texts.of(
                        "tool.not.returned",
                        statement.installationId(),
                        result.detail().isEmpty() ? result.code() : result.detail()));
            }
        }
        out.println(texts.of("tool.returned", done, statements.size()));
        return done == statements.size();
    }

    private static ReturnStatement statement(String text) throws UsageException {
        try {
            return ReturnStatement.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("statement", text);
        }
    }

    private static ActivationReturns.Result handedIn(
            URI center, ActivationReturns returns, String licenseId, ReturnStatement statement)
            throws ServiceException {
        try {
            return returns.giveBack(licenseId, statement);
        } catch (IOException e) {
            throw new ServiceException(center, e);
        }
    }

    private ActivationClient client(String folder) throws IOException, UsageException {
        return setUp.apply(new ClientFolder(Path.of(folder)).client(texts.locale()))
                .build();
    }

    private static boolean unattend(Path file, UnaryOperator<UnattendFile> change) throws IOException, UsageException {
        try {
            return alone(file, () -> {
                UnattendFile before = UnattendFile.parse(WholeFile.read(file, MAX_LENGTH));
                WholeFile.replace(file, change.apply(before).toBytes());
                return true;
            });
        } catch (IllegalArgumentException e) {
            throw new UsageException("input", e.getMessage());
        }
    }

    /** One tool at a time changes a file, from reading to writing; the lock stands beside it (VA-212). */
    private static <T, E extends Exception> T alone(Path file, FileMutex.Work<T, E> work) throws IOException, E {
        return new FileMutex(file.resolveSibling(file.getFileName() + ".lock")).exclusively(work);
    }

    private String line() throws IOException {
        String line = in.readLine();
        return line == null ? "" : line;
    }
}
