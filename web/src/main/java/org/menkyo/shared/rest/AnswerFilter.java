package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.menkyo.shared.json.RecordJson;
import org.menkyo.shared.paging.Page;

/**
 * Completes the answers of resource methods: status and address of what is new, the link to the next page of a list, the
 * entity tag of a single resource, and what may be kept in a cache.
 */
@Provider
@ApplicationScoped
public class AnswerFilter implements ContainerResponseFilter {

    private static final String NO_STORE = "no-store";

    private static final Map<String, String> FILE_ENDINGS = Map.of("csv", ".csv", "x-ndjson", ".jsonl", "pdf", ".pdf");

    private final CurrentCall call;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public AnswerFilter() {
        this(null);
    }

    @Inject
    public AnswerFilter(CurrentCall call) {
        this.call = call;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        Object entity = response.getEntity();
        if (entity instanceof Created<?> || entity instanceof Accepted<?>) {
            Answer answer = Answer.of(entity);
            response.setStatus(answer.status());
            response.setEntity(answer.body(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
            if (answer.path() != null) {
                headers.putSingle(
                        HttpHeaders.LOCATION, request.getUriInfo().getBaseUri().getPath() + answer.path());
            }
        } else if (entity instanceof Page<?> page) {
            if (page.next() != null) {
                headers.add(HttpHeaders.LINK, PageLink.next(request.getUriInfo().getRequestUri(), page.next()));
            }
        } else if (entity instanceof Versioned<?> versioned) {
            tag(
                    request,
                    response,
                    RecordJson.bytes(versioned.body()),
                    EntityTags.of(RecordJson.bytes(versioned.state())));
        } else if (isSingleResource(request, response)) {
            AnswerJson answer = AnswerJson.of(entity);
            tag(request, response, answer.bytes(), answer.tag());
        }
        fileName(request, response)
                .ifPresent(name ->
                        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"'));
        headers.putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, call.language().locale().getLanguage());
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }

    /** Under what name an export is kept as a file (RFC 6266): what it is of, and what it is. */
    private static Optional<String> fileName(ContainerRequestContext request, ContainerResponseContext response) {
        String ending = response.getMediaType() == null
                ? null
                : FILE_ENDINGS.get(response.getMediaType().getSubtype());
        if (response.getStatus() != 200 || ending == null) {
            return Optional.empty();
        }
        List<PathSegment> path = request.getUriInfo().getPathSegments();
        String name = path.subList(Math.max(0, path.size() - 2), path.size()).stream()
                .map(segment -> segment.getPath().replaceAll("[^A-Za-z0-9._-]", "_"))
                .collect(Collectors.joining("-"));
        return Optional.of(name.endsWith(ending) ? name : name + ending);
    }

    /** The header as text, made at the first answer that needs it, since only then there is a JAX-RS to make it. */
    private static final class Revalidate {

        private static final String HEADER = header();

        private static String header() {
            CacheControl revalidate = new CacheControl();
            revalidate.setPrivate(true);
            revalidate.setNoCache(true);
            return RuntimeDelegate.getInstance()
                    .createHeaderDelegate(CacheControl.class)
                    .toString(revalidate);
        }
    }

    private static boolean isSingleResource(ContainerRequestContext request, ContainerResponseContext response) {
        return reads(request)
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && response.getEntity() != null
                && response.getEntity().getClass().isRecord();
    }

    private static boolean reads(ContainerRequestContext request) {
        return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    }

    private static void tag(
            ContainerRequestContext request, ContainerResponseContext response, byte[] body, String tag) {
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, Revalidate.HEADER);
        if (reads(request) && EntityTags.noneMatchNames(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(body, new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
