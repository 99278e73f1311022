package org.menkyo.help.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.menkyo.help.Audience;
import org.menkyo.help.HelpSection;
import org.menkyo.help.HelpService;
import org.menkyo.help.HelpTopicView;
import org.menkyo.help.SupportContactView;
import org.menkyo.help.SupportContactsDocument;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.paging.Page;
import org.menkyo.shared.rest.CurrentCall;
import org.menkyo.shared.rest.ReadAs;
import org.menkyo.shared.rest.Words;

/** Help topics, and how support is reached (LC-708). Texts are in the language of the call. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class HelpResource {

    @Inject
    private HelpService help;

    @Inject
    private CurrentCall call;

    /**
     * Lists help topics: all of them, or those that have most of the words, the best first.
     *
     * @param words in English or Japanese, whatever the language of the call; at most 200 characters
     * @param section only topics of this section
     */
    @GET
    @Path("/help-topics")
    @Performs(Operation.LIST_HELP_TOPICS)
    public Page<HelpTopicView> topics(
            @QueryParam("words") String words, @ReadAs(HelpSection.class) @QueryParam("section") String section) {
        return new Page<>(
                help.listTopics(
                        call.caller(), words, Words.parse("section", section, HelpSection.class), call.language()),
                null);
    }

    /** Reads a help topic. */
    @GET
    @Path("/help-topics/{topic}")
    @Performs(Operation.READ_HELP_TOPIC)
    public HelpTopicView topic(@PathParam("topic") String topic) {
        return help.readTopic(call.caller(), topic, call.language());
    }

    /**
     * Lists how support is reached, and whether it is open now.
     *
     * @param country only contacts of a country, ISO 3166-1 alpha-2
     * @param audience only contacts for this audience
     */
    @GET
    @Path("/support-contacts")
    @Performs(Operation.LIST_SUPPORT_CONTACTS)
    public Page<SupportContactView> contacts(
            @QueryParam("country") String country, @ReadAs(Audience.class) @QueryParam("audience") String audience) {
        return new Page<>(
                help.listContacts(
                        call.caller(), country, Words.parse("audience", audience, Audience.class), call.language()),
                null);
    }

    /** Exports the support contacts as a document that can be changed and loaded again. */
    @GET
    @Path("/support-contacts/document")
    @Performs(Operation.EXPORT_SUPPORT_CONTACTS)
    public SupportContactsDocument exportContacts() {
        return help.exportContacts(call.caller());
    }

    /** Replaces all support contacts. All that is wrong is named with its place. */
    @PUT
    @Path("/support-contacts/document")
    @Consumes(MediaType.APPLICATION_JSON)
    @Performs(Operation.LOAD_SUPPORT_CONTACTS)
    public SupportContactsDocument loadContacts(SupportContactsDocument document) {
        return help.loadContacts(call.caller(), document);
    }
}
