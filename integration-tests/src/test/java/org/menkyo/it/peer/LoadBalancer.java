package org.menkyo.it.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.menkyo.it.product.FreePorts;
import org.menkyo.it.product.RunningProduct;

/** nginx before two servers, by the rules of {@code wildfly-config/nginx.conf}. */
public final class LoadBalancer implements AutoCloseable {

    private static final Path RULES = Path.of("..", "wildfly-config", "nginx.conf");
    private static final int MOST_LOOKS = 300;

    private final Process process;
    private final int port;

    private LoadBalancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test where there is no nginx, see {@link Peers#need}. */
    public static void need() {
        Peers.need(Peers.runs("nginx", "-v"), "nginx");
    }

    /** A port for {@link #before}, whose address the servers are told before they start. */
    public static int takePort() {
        return FreePorts.take(1).get(0);
    }

    /**
     * Starts it.
     *
     * @param folder where it may leave files
     */
    public static LoadBalancer before(RunningProduct first, RunningProduct second, int port, Path folder)
            throws IOException, InterruptedException {
        String rules = Files.readString(RULES)
                .replace(
                        "menkyo-1.example.com:8080",
                        "127.0.0.1:" + first.server().getPort())
                .replace(
                        "menkyo-2.example.com:8080",
                        "127.0.0.1:" + second.server().getPort())
                .replace("listen 80;", "listen 127.0.0.1:" + port + ";");
        Path configuration =
                Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder.toAbsolutePath(), rules));
        Process process = new ProcessBuilder(
                        "nginx", "-c", configuration.toAbsolutePath().toString(), "-p", folder.toString())
                .inheritIO()
                .start();
        LoadBalancer balancer = new LoadBalancer(process, port);
        for (int look = 0; !balancer.isOpen(); look++) {
            if (look == MOST_LOOKS || !process.isAlive()) {
                balancer.close();
                throw new IllegalStateException("nginx does not serve");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return balancer;
    }

    private boolean isOpen() {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Its address, without a path. */
    public static URI address(int port) {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
