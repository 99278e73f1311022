<@p.layout title=t("audit.record", record.id?c)>
<dl>
<dt>${t("audit.when")}</dt><dd>${moment(record.occurredAt)} <span class="hint">${record.occurredAt}</span></dd>
<dt>${t("audit.who")}</dt><dd>${record.callerName!t("audit.erased")}, ${t("party." + record.party.name())}</dd>
<#if record.userId??><dt>${t("audit.person")}</dt><dd><code>${record.userId}</code></dd></#if>
<#if record.distributorId??><dt>${t("audit.distributor")}</dt><dd>${record.distributorId?c}</dd></#if>
<dt>${t("audit.channel")}</dt><dd>${record.channel.name()}<#if record.sourceAddress??>, ${record.sourceAddress}<#elseif record.erased?seq_contains("sourceAddress")>, ${t("audit.erased")}</#if></dd>
<dt>${t("audit.what")}</dt><dd><code>${record.action}</code></dd>
<dt>${t("audit.on")}</dt><dd>${record.subjectType} ${record.subjectId!t("audit.erased")}</dd>
<#if record.licenseId??><dt>${t("field.licenseId")}</dt><dd><a href="/audit?licenseId=${record.licenseId?url}">${record.licenseId}</a></dd></#if>
<dt>${t("audit.outcome")}</dt><dd><span class="tag<#if record.outcome.name() != "DONE"> bad</#if>">${t("auditOutcome." + record.outcome.name())}</span></dd>
<dt>${t("audit.correlation")}</dt><dd><code>${record.correlationId}</code></dd>
</dl>
<#assign gone = record.erased?filter(name -> name?starts_with("details."))>
<#if record.details?has_content || gone?has_content>
<h2>${t("audit.details")}</h2>
<dl>
<#list record.details as name, value><dt><code>${name}</code></dt><dd class="typed">${value}</dd></#list>
<#list gone as name><dt><code>${name?remove_beginning("details.")}</code></dt><dd>${t("audit.erased")}</dd></#list>
</dl>
</#if>
<p><a href="/audit">${t("nav.audit")}</a></p>
</@p.layout>
