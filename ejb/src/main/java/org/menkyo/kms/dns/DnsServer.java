package org.menkyo.kms.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.menkyo.shared.DeadlineSocket;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** A name server that takes updates by RFC 2136, signed by TSIG (RFC 8945), over TCP (VA-308). */
final class DnsServer {

    /** How long a question and its answer may last in all, so that a name server keeps no other record waiting for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DnsSettings settings;

    DnsServer(DnsSettings settings) {
        this.settings = settings;
    }

    /**
     * Puts a record in the place of the one that was there, in one step; records of other hosts stay.
     *
     * @param before the record that is replaced or withdrawn, if there is one
     * @param after the record that is published, if one is
     */
    void replace(Optional<DnsRecord> before, Optional<DnsRecord> after) throws DnsUpdateException {
        Name name = DnsSettings.name(before.or(() -> after).orElseThrow().name());
        Update update = new Update(zone(name));
        before.filter(record -> !after.equals(Optional.of(record)))
                .ifPresent(record -> update.delete(serviceRecord(record)));
        after.ifPresent(record -> update.add(serviceRecord(record)));
        Message answer = ask(update);
        if (answer.getRcode() != Rcode.NOERROR) {
            throw refused(answer);
        }
    }

    /** The zone that a name is in: the name server's answer to a question for its start of authority names it. */
    private Name zone(Name name) throws DnsUpdateException {
        Message answer = ask(Message.newQuery(Record.newRecord(name, Type.SOA, DClass.IN)));
        for (int section : new int[] {Section.ANSWER, Section.AUTHORITY}) {
            for (Record record : answer.getSection(section)) {
                if (record instanceof SOARecord) {
                    return record.getName();
                }
            }
        }
        throw answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN
                ? new DnsUpdateException("the name server knows no zone for " + name)
                : refused(answer);
    }

    private SRVRecord serviceRecord(DnsRecord record) {
        return new SRVRecord(
                DnsSettings.name(record.name()),
                DClass.IN,
                settings.timeToLive(),
                record.priority(),
                record.weight(),
                record.port(),
                DnsSettings.name(record.target()));
    }

    private Message ask(Message question) throws DnsUpdateException {
        Optional<TSIG> key = settings.key();
        key.ifPresent(tsig -> tsig.apply(question, null));
        try {
            byte[] bytes = exchange(question.toWire());
            Message answer = new Message(bytes);
            if (answer.getHeader().getID() != question.getHeader().getID()) {
                throw new DnsUpdateException("the name server answered another question");
            }
            if (key.isPresent()) {
                verify(key.get(), answer, bytes, question.getTSIG());
            }
            return answer;
        } catch (IOException e) {
            throw new DnsUpdateException(
                    "the name server " + settings.server() + " does not answer: " + e.getMessage(), e);
        }
    }

    private static void verify(TSIG key, Message answer, byte[] bytes, TSIGRecord question) throws DnsUpdateException {
        TSIGRecord signature = answer.getTSIG();
        if (signature != null && signature.getError() != Rcode.NOERROR) {
            throw refused(answer);
        }
        int verdict = signature == null ? Rcode.BADSIG : key.verify(answer, bytes, question);
        if (verdict != Rcode.NOERROR) {
            throw new DnsUpdateException("the name server's answer is not signed with the TSIG key");
        }
    }

    private byte[] exchange(byte[] question) throws IOException {
        try (Socket socket = new DeadlineSocket(PATIENCE)) {
            InetSocketAddress server = settings.server();
            socket.connect(
                    server.isUnresolved() ? new InetSocketAddress(server.getHostString(), server.getPort()) : server);
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(Short.BYTES + question.length)
                            .putShort((short) question.length)
                            .put(question)
                            .array());
            DataInputStream input = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[input.readUnsignedShort()];
            input.readFully(answer);
            return answer;
        }
    }

    private static DnsUpdateException refused(Message answer) {
        TSIGRecord signature = answer.getTSIG();
        String reason = signature == null || signature.getError() == Rcode.NOERROR
                ? ""
                : " (" + Rcode.TSIGstring(signature.getError()) + ": " + explanation(signature.getError()) + ")";
        return new DnsUpdateException("the name server refused: " + Rcode.string(answer.getRcode()) + reason);
    }

    private static String explanation(int error) {
        return switch (error) {
            case Rcode.BADSIG -> "the TSIG secret is not the name server's";
            case Rcode.BADKEY -> "the name server does not know the TSIG key";
            case Rcode.BADTIME -> "the clocks differ too much";
            default -> "TSIG";
        };
    }
}
