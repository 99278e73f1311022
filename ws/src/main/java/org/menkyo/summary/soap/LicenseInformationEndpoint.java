package org.menkyo.summary.soap;

import jakarta.inject.Inject;
import jakarta.jws.WebService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.cxf.feature.Features;
import org.menkyo.download.DownloadService;
import org.menkyo.due.DueDateService;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.shared.soap.AccountCalls;
import org.menkyo.shared.soap.ContractEndpoint;
import org.menkyo.shared.soap.ContractValues;
import org.menkyo.shared.text.StreamedFile;
import org.menkyo.summary.LicenseStatementService;
import org.menkyo.summary.LicenseSummaryService;
import org.menkyo.summary.soap.v1.CreateDownload;
import org.menkyo.summary.soap.v1.CreateDownloadResponse;
import org.menkyo.summary.soap.v1.ExportLicenseStatement;
import org.menkyo.summary.soap.v1.ExportLicenseStatementResponse;
import org.menkyo.summary.soap.v1.GetLicenseStatement;
import org.menkyo.summary.soap.v1.GetLicenseStatementResponse;
import org.menkyo.summary.soap.v1.LicenseInformationPort;
import org.menkyo.summary.soap.v1.ListDownloads;
import org.menkyo.summary.soap.v1.ListDownloadsResponse;
import org.menkyo.summary.soap.v1.ListDueDates;
import org.menkyo.summary.soap.v1.ListDueDatesResponse;
import org.menkyo.summary.soap.v1.ListLicenseSummary;
import org.menkyo.summary.soap.v1.ListLicenseSummaryResponse;
import org.menkyo.summary.soap.v1.ListRelationshipSummary;
import org.menkyo.summary.soap.v1.ListRelationshipSummaryResponse;

/** License information over all of somebody's license IDs, over SOAP 1.1. */
@WebService(
        endpointInterface = "org.menkyo.summary.soap.v1.LicenseInformationPort",
        targetNamespace = "urn:menkyo:information:v1",
        serviceName = "LicenseInformationService",
        portName = "LicenseInformationPort",
        wsdlLocation = "WEB-INF/wsdl/LicenseInformationService.wsdl")
@Features(classes = AccountCalls.class)
public class LicenseInformationEndpoint extends ContractEndpoint implements LicenseInformationPort {

    private static final LicenseInformationMapper MAPPER = new GeneratedLicenseInformationMapper();

    @Inject
    private LicenseSummaryService summary;

    @Inject
    private LicenseStatementService statements;

    @Inject
    private DueDateService dueDates;

    @Inject
    private DownloadService downloads;

    @Override
    @Performs(Operation.LIST_LICENSE_SUMMARY)
    public ListLicenseSummaryResponse listLicenseSummary(ListLicenseSummary request) {
        return MAPPER.toLicenseSummary(summary.list(
                caller(),
                MAPPER.toFilter(request),
                MAPPER.toOrder(request.getSort()),
                ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.LIST_RELATIONSHIP_SUMMARY)
    public ListRelationshipSummaryResponse listRelationshipSummary(ListRelationshipSummary request) {
        return MAPPER.toRelationshipSummary(
                summary.listRelationships(caller(), MAPPER.toFilter(request), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.READ_LICENSE_STATEMENT)
    public GetLicenseStatementResponse getLicenseStatement(GetLicenseStatement request) {
        GetLicenseStatementResponse answer = new GetLicenseStatementResponse();
        answer.setStatement(bytes(statements.read(caller(), request.getLicenseId())));
        return answer;
    }

    @Override
    @Performs(Operation.EXPORT_LICENSE_STATEMENT)
    public ExportLicenseStatementResponse exportLicenseStatement(ExportLicenseStatement request) {
        ExportLicenseStatementResponse answer = new ExportLicenseStatementResponse();
        answer.setStatement(bytes(statements.export(caller(), MAPPER.toFilter(request))));
        return answer;
    }

    @Override
    @Performs(Operation.LIST_DUE_DATES)
    public ListDueDatesResponse listDueDates(ListDueDates request) {
        return MAPPER.toDueDates(
                dueDates.list(caller(), MAPPER.toFilter(request), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.LIST_DOWNLOADS)
    public ListDownloadsResponse listDownloads(ListDownloads request) {
        return MAPPER.toDownloads(
                downloads.list(caller(), MAPPER.toFilter(request), ContractValues.page(request.getPage())));
    }

    @Override
    @Performs(Operation.DOWNLOAD_MEDIA)
    public CreateDownloadResponse createDownload(CreateDownload request) {
        CreateDownloadResponse answer = new CreateDownloadResponse();
        answer.setDownload(
                MAPPER.toAnswer(downloads.create(caller(), request.getLicenseId(), MAPPER.toCommand(request))));
        return answer;
    }

    private static byte[] bytes(StreamedFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("a statement cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
