package org.menkyo.sending;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.menkyo.setting.ServerSetting;

/**
 * Serves files by threads of their own, since a receiver holds one for as long as it is slow: media (LC-702), and what is
 * exported. However many receivers are slow, all other calls find a thread.
 *
 * <p>A custom filter of the server's host. For media there are as many threads as <code>menkyo.downloads-at-a-time</code> says
 * that they are sent at a time, and some for those calls that are only refused, or end a moment later.
 */
public final class FileThreads implements HttpHandler {

    /** As the application's own default is. */
    private static final int DEFAULT_PLACES = 16;

    private static final int FOR_SHORT_ANSWERS = 8;

    private static final long IDLE_SECONDS = 60;

    /** The link to a file: the download, its signature, the name of the file. */
    private static final Pattern MEDIA = Pattern.compile("/api/downloads/[^/]+/[^/]+/[^/]+");

    private static final int EXPORTS = 16;

    private static final Pattern EXPORT = Pattern.compile("/.+(\\.csv|\\.jsonl|\\.pdf|/export)|(/api)?/exports/.+");

    private final HttpHandler next;
    private final Executor media;
    private final Executor exports = threads("export", EXPORTS);

    /** Called by the server, with what stands behind. */
    public FileThreads(HttpHandler next) {
        this(next, places(ServerSetting.text("menkyo.downloads-at-a-time")) + FOR_SHORT_ANSWERS);
    }

    FileThreads(HttpHandler next, int forMedia) {
        this.next = next;
        this.media = threads("download", forMedia);
    }

    /** What is no number, the application refuses when it starts. */
    static int places(String setting) {
        return setting.matches("\\d{1,5}") ? Integer.parseInt(setting) : DEFAULT_PLACES;
    }

    private static Executor threads(String name, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        if (MEDIA.matcher(path).matches()) {
            exchange.dispatch(media, next);
        } else if (EXPORT.matcher(path).matches()) {
            exchange.dispatch(exports, next);
        } else {
            next.handleRequest(exchange);
        }
    }
}
