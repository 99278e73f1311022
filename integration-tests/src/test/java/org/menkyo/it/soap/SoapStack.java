package org.menkyo.it.soap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.menkyo.it.peer.NodePrograms;
import org.menkyo.it.peer.Peers;
import org.menkyo.it.peer.Program;

/**
 * Programs of partners, each with another SOAP stack and all with the same steps, in {@code src/test/stacks}. Where a stack makes
 * classes, it makes them from the WSDLs that the product publishes, and nothing of them is changed.
 */
enum SoapStack {
    ZEEP("zeep", "python3-zeep", "/usr/bin/python3", "-c", "import zeep") {
        @Override
        List<String> make(URI product, boolean soap12) {
            return List.of("/usr/bin/python3", source("stack.py"));
        }
    },
    NODE_SOAP("node-soap", "npm", "npm", "--version") {
        @Override
        List<String> make(URI product, boolean soap12) {
            return List.of(
                    "node",
                    NodePrograms.get().folder().resolve("soap-stack.mjs").toString());
        }
    },
    PHP("PHP", "php-soap", "php", "-r", "exit(class_exists('SoapClient') ? 0 : 1);") {
        @Override
        List<String> make(URI product, boolean soap12) {
            return List.of("php", source("stack.php"));
        }
    },
    SOAP_LITE("SOAP::Lite", "libsoap-lite-perl", "perl", "-MSOAP::Lite", "-e", "1") {
        @Override
        List<String> make(URI product, boolean soap12) {
            return List.of("perl", source("stack.pl"));
        }
    },
    GSOAP("gSOAP", "gsoap, libgsoap-dev and g++", "sh", "-c", "command -v wsdl2h soapcpp2 g++") {
        @Override
        List<String> make(URI product, boolean soap12) {
            Path folder = folder((soap12 ? "gsoap12-" : "gsoap-") + contract());
            Program tools = new Program(folder, Map.of());
            List<String> headers = new ArrayList<>(List.of("wsdl2h", "-t", source("typemap.dat"), "-o", "stacks.h"));
            headers.addAll(wsdls(product, SERVICES, soap12 ? "Soap12" : ""));
            tools.expectSuccess(headers);
            tools.expectSuccess(List.of("soapcpp2", "-C", "-j", "-L", "-x", "-I/usr/share/gsoap/import", "stacks.h"));
            // The proxies share the types, which take some seconds to compile even without any optimization.
            List<String> compiler = new ArrayList<>(List.of("g++", "-O0", "-w", "-o", "stack", "-I."));
            if (soap12) {
                compiler.add("-DSOAP12");
            }
            compiler.add(source("stack.cpp"));
            compiler.addAll(files(folder, ".cpp"));
            compiler.add("-lgsoap++");
            tools.expectSuccess(compiler);
            return List.of(folder.resolve("stack").toString());
        }
    },
    CXF("CXF wsdl2java", "CXF", "true") {
        @Override
        List<String> make(URI product, boolean soap12) {
            return java(product, "cxf", "org.apache.cxf.jaxws.spi.ProviderImpl", libraries(""));
        }
    },
    JAX_WS_RI("JAX-WS RI wsimport", "JAX-WS RI", "true") {
        @Override
        List<String> make(URI product, boolean soap12) {
            // CXF brings a catalog along that the other does not understand.
            return java(product, "ri", "com.sun.xml.ws.spi.ProviderImpl", libraries("cxf-"));
        }
    };

    /** What the program of gSOAP calls: each service more takes its compiler seconds. */
    private static final List<String> SERVICES = List.of("Order", "Agreement", "License", "Permission", "Activation");

    private static final List<String> ALL_SERVICES = List.of(
            "Order",
            "Agreement",
            "License",
            "LicenseInformation",
            "Assignment",
            "Permission",
            "Activation",
            "Support",
            "Phone");

    private final String title;
    private final String packages;
    private final String[] probe;

    SoapStack(String title, String packages, String... probe) {
        this.title = title;
        this.packages = packages;
        this.probe = probe;
    }

    /** Makes what the program needs, and gives the command that runs it; both Java stacks use one set of classes. */
    abstract List<String> make(URI product, boolean soap12);

    /**
     * Lets the program do all its steps.
     *
     * @param product the address of the product without a path
     * @param environment what the program is told
     */
    Program.Ended run(URI product, boolean soap12, Map<String, String> environment) {
        Peers.need(Peers.runs(probe), packages);
        return new Program(NODE_SOAP == this ? NodePrograms.get().folder() : folder("run"), environment)
                .run("", make(product, soap12));
    }

    @Override
    public String toString() {
        return title;
    }

    private static List<String> java(URI product, String stack, String provider, String libraries) {
        Path folder = folder(stack + "-" + contract());
        Path classes = folder.resolve("classes");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        if (!Files.exists(classes)) {
            List<String> generator =
                    new ArrayList<>(List.of(java, "-cp", libraries(""), source("StackGenerator.java"), stack, "."));
            generator.addAll(wsdls(product, ALL_SERVICES, ""));
            new Program(folder, Map.of()).expectSuccess(generator);
            List<String> compiler = new ArrayList<>(
                    List.of("-nowarn", "-proc:none", "-encoding", "UTF-8", "-cp", libraries, "-d", classes.toString()));
            compiler.add(source("StackPeer.java"));
            compiler.addAll(files(folder, ".java"));
            int ended = ToolProvider.getSystemJavaCompiler().run(null, null, null, compiler.toArray(String[]::new));
            if (ended != 0) {
                throw new AssertionError(stack + " made classes that do not compile");
            }
        }
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-Djakarta.xml.ws.spi.Provider=" + provider,
                "-cp",
                classes + System.getProperty("path.separator") + libraries,
                "StackPeer");
    }

    private static List<String> wsdls(URI product, List<String> services, String version) {
        return services.stream()
                .map(service -> product + "/ws/" + service + "Service" + version + "?wsdl")
                .toList();
    }

    private static String libraries(String without) {
        String[] jars = Path.of(System.getProperty("menkyo.it.peers", "../peers/target/lib"))
                .toFile()
                .list((folder, name) -> without.isEmpty() || !name.startsWith(without));
        return Arrays.stream(jars == null ? new String[0] : jars)
                .sorted()
                .map(jar -> Path.of(System.getProperty("menkyo.it.peers", "../peers/target/lib"), jar)
                        .toAbsolutePath()
                        .toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String source(String name) {
        return Path.of("src/test/stacks", name).toAbsolutePath().toString();
    }

    private static List<String> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Names the contract that programs are made from, so that none made from an earlier one is taken. */
    private static String contract() {
        try {
            return Integer.toHexString(Arrays.hashCode(
                    Files.readAllBytes(Path.of("../ws/src/test/resources/org/menkyo/shared/soap/contract-v1.txt"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(Path.of(System.getProperty("menkyo.it.work", "target"), "stacks", name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
