package org.menkyo.shared.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes pages, with the status and the headers that they have. */
@Provider
@Produces(HtmlPageWriter.HTML)
@ApplicationScoped
public class HtmlPageWriter implements MessageBodyWriter<HtmlPage>, ContainerResponseFilter {

    /** The media type of all pages. */
    public static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final PageRenderer pages;
    private final Visit visit;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public HtmlPageWriter() {
        this(null, null);
    }

    @Inject
    public HtmlPageWriter(PageRenderer pages, Visit visit) {
        this.pages = pages;
        this.visit = visit;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof HtmlPage page) {
            response.setStatus(page.status());
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            response.getHeaders()
                    .putSingle(
                            HttpHeaders.CONTENT_LANGUAGE,
                            visit.language().locale().getLanguage());
            if (visit.notice().isPresent()) {
                response.getHeaders().add(HttpHeaders.SET_COOKIE, Notice.toForget());
            }
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == HtmlPage.class;
    }

    @Override
    public void writeTo(
            HtmlPage page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(pages.render(page));
    }
}
