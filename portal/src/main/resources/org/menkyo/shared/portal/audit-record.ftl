<@p.layout title=t("audit.record", record.id?c)>
<dl>
<dt>${t("audit.when")}</dt><dd>${moment(record.occurredAt)} <span class="hint">${record.occurredAt}</span></dd>
<dt>${t("audit.who")}</dt><dd>${record.callerName}, ${t("party." + record.party.name())}</dd>
<#if record.userId??><dt>${t("audit.person")}</dt><dd><code>${record.userId}</code></dd></#if>
<#if record.distributorId??><dt>${t("audit.distributor")}</dt><dd>${record.distributorId?c}</dd></#if>
<dt>${t("audit.channel")}</dt><dd>${record.channel.name()}<#if record.sourceAddress??>, ${record.sourceAddress}</#if></dd>
<dt>${t("audit.what")}</dt><dd><code>${record.action}</code></dd>
<dt>${t("audit.on")}</dt><dd>${record.subjectType} ${record.subjectId}</dd>
<#if record.licenseId??><dt>${t("field.licenseId")}</dt><dd><a href="/audit?licenseId=${record.licenseId?url}">${record.licenseId}</a></dd></#if>
<dt>${t("audit.outcome")}</dt><dd><span class="tag<#if record.outcome.name() != "DONE"> bad</#if>">${t("auditOutcome." + record.outcome.name())}</span></dd>
<dt>${t("audit.correlation")}</dt><dd><code>${record.correlationId}</code></dd>
</dl>
<#if record.details?has_content>
<h2>${t("audit.details")}</h2>
<dl>
<#list record.details as name, value><dt><code>${name}</code></dt><dd class="typed">${value}</dd></#list>
</dl>
</#if>
<p><a href="/audit">${t("nav.audit")}</a></p>
</@p.layout>
