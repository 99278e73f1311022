package org.menkyo.notification.mail;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.mail.Session;

/** Hands the server's mail session to the mailer, so that this takes it by constructor. */
@Dependent
public class MailResources {

    @Produces
    @Resource(lookup = "java:jboss/mail/Menkyo")
    private Session session;
}
