package org.menkyo.download.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.download.OpenedDownload;
import org.menkyo.download.rest.Ranges.Range;
import org.menkyo.shared.rest.EntityTags;

/**
 * Answers with a file or parts of it (RFC 9110 sections 13 and 14): one buffer of it is in memory at a time, whatever its
 * length, and how fast its receiver is matters to nobody else.
 */
@ApplicationScoped
public class FileAnswer {

    private static final int BUFFER = 64 * 1024;
    private static final String BYTES = "bytes";
    private static final String LINE = "\r\n";
    private static final int PARTIAL = Response.Status.PARTIAL_CONTENT.getStatusCode();
    private static final int NO_SUCH_RANGE = Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE.getStatusCode();

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final DownloadPlace place;

    /** For the container's proxy. */
    protected FileAnswer() {
        this(null);
    }

    @Inject
    public FileAnswer(DownloadPlace place) {
        this.place = place;
    }

    Response of(OpenedDownload file, HttpServletRequest request) {
        long size = file.description().size();
        String tag = '"' + file.description().sha256() + '"';
        String changed = HTTP_DATE.format(file.recordedAt().truncatedTo(ChronoUnit.SECONDS));
        if (EntityTags.noneMatchNames(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            return described(Response.notModified(), file, tag, changed).build();
        }
        String ifRange = request.getHeader("If-Range");
        Optional<Ranges> ranges = ifRange == null || ifRange.equals(tag) || ifRange.equals(changed)
                ? Ranges.of(request.getHeader("Range"), size)
                : Optional.empty();
        boolean head = request.getMethod().equals(HttpMethod.HEAD);
        if (ranges.isEmpty() || head) {
            // A range is defined for GET only.
            return answer(Response.ok(), file, tag, changed, head, List.of(new Part(new Range(0, size - 1), "")), "");
        }
        List<Range> parts = ranges.get().parts();
        if (parts.isEmpty()) {
            return described(Response.status(NO_SUCH_RANGE), file, tag, changed)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        if (parts.size() == 1) {
            return answer(
                    Response.status(PARTIAL)
                            .header("Content-Range", parts.get(0).ofFile(size)),
                    file,
                    tag,
                    changed,
                    false,
                    List.of(new Part(parts.get(0), "")),
                    "");
        }
        return several(file, tag, changed, parts);
    }

    /** A part of the file, and what is written before it. */
    private record Part(Range range, String heading) {

        long length() {
            return heading.getBytes(StandardCharsets.US_ASCII).length + range.length();
        }
    }

    private Response several(OpenedDownload file, String tag, String changed, List<Range> ranges) {
        String boundary = UUID.randomUUID().toString();
        List<Part> parts = new ArrayList<>();
        for (Range range : ranges) {
            String heading = (parts.isEmpty() ? "" : LINE) + "--" + boundary + LINE + "Content-Type: "
                    + MediaType.APPLICATION_OCTET_STREAM + LINE + "Content-Range: "
                    + range.ofFile(file.description().size()) + LINE + LINE;
            parts.add(new Part(range, heading));
        }
        Response.ResponseBuilder builder = Response.status(PARTIAL).type("multipart/byteranges; boundary=" + boundary);
        return answer(builder, file, tag, changed, false, parts, LINE + "--" + boundary + "--" + LINE);
    }

    private Response answer(
            Response.ResponseBuilder builder,
            OpenedDownload file,
            String tag,
            String changed,
            boolean head,
            List<Part> parts,
            String ending) {
        long length = parts.stream().mapToLong(Part::length).sum() + ending.length();
        described(builder, file, tag, changed).header(HttpHeaders.CONTENT_LENGTH, length);
        if (head) {
            return builder.build();
        }
        place.take(file.holder());
        StreamingOutput body = output -> {
            for (Part part : parts) {
                send(file, part, output);
            }
            output.write(ending.getBytes(StandardCharsets.US_ASCII));
        };
        return builder.entity(body).build();
    }

    /** Nothing is written before the store has answered, so that it can still be said that it does not. */
    private static void send(OpenedDownload file, Part part, OutputStream output) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = part.range().length();
        try (InputStream bytes = file.read(part.range().first(), left)) {
            int count = bytes.read(buffer);
            output.write(part.heading().getBytes(StandardCharsets.US_ASCII));
            while (count > 0) {
                output.write(buffer, 0, count);
                left -= count;
                count = bytes.read(buffer);
            }
        }
        if (left != 0) {
            throw new IOException("the store has less of the media file " + file.media() + " than was recorded");
        }
    }

    private static Response.ResponseBuilder described(
            Response.ResponseBuilder builder, OpenedDownload file, String tag, String changed) {
        byte[] digest = HexFormat.of().parseHex(file.description().sha256());
        return builder.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.LAST_MODIFIED, changed)
                .header("Accept-Ranges", BYTES)
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ':')
                .header(HttpHeaders.CACHE_CONTROL, "private, no-transform")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition(file.description().fileName()));
    }

    /** RFC 6266: the name in ASCII for programs that know no other, and by RFC 8187. */
    static String disposition(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }
}
