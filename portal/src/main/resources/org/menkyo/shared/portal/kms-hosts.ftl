<@p.layout title=t("nav.kms-hosts")>
<#global labels = {"name": t("kms.host")}>
<@p.refusal/>
<dl>
<dt>${t("kms.health")}</dt><dd><strong>${t("kmsHealth." + health.status.name())}</strong></dd>
<dt>${t("kms.serving")}</dt><dd><#if health.host??>${health.host} (${t("hostCondition." + health.condition.name())})<#else>${t("kms.nobodyServes")}</#if></dd>
<#if health.refusesFrom??><dt>${t("kms.refusesFrom")}</dt><dd>${moment(health.refusesFrom)}</dd></#if>
<dt>${t("field.port")}</dt><dd><#if health.port??>${health.port?c}<#else>${t("kms.portClosed")}</#if></dd>
<#if (health.projectionLagSeconds > 0)><dt>${t("kms.lag")}</dt><dd>${t("kms.seconds", count(health.projectionLagSeconds))}</dd></#if>
<dt>${t("kms.dns")}</dt><dd><#list health.dns as record><div>${record.name} → ${record.target}:${record.port?c} <span class="tag">${t("dnsState." + record.state.name())}</span> <span class="hint">${moment(record.since)}<#if record.problem??> · ${record.problem}</#if></span></div><#else>${t("kms.dns.none")}</#list><#if health.dnsSettingProblem??><div>${health.dnsSettingProblem}</div></#if></dd>
</dl>
<#assign columns = [{"text": t("kms.host")}, {"text": t("field.state")}, {"text": t("kms.count")}, {"text": t("kms.key")}, {"text": t("kms.certifiedUntil")}, {"text": t("kms.lastRequest")}]>
<@p.table caption=t("kms.caption") columns=columns list=hosts empty=t("kms.empty")>
<#list hosts.items as host>
<tr>
<@p.cell columns[0].text><a href="/kms-hosts/${host.id}">${host.name}</a><#if host.serving> <span class="tag">${t("kms.answers")}</span></#if></@p.cell>
<@p.cell columns[1].text>${t("hostCondition." + host.condition.name())}<#if host.refusesFrom??><br><span class="hint">${t("kms.refusesFrom")}: ${moment(host.refusesFrom)}</span></#if><#if (host.suspectedDuplicates > 0)><br><a href="/kms-hosts/${host.id}/suspected-duplicates">${t("kms.duplicates.some", host.suspectedDuplicates)}</a></#if></@p.cell>
<@p.cell columns[2].text>${count(host.count)}</@p.cell>
<@p.cell columns[3].text><#if host.productKey??><code>${host.productKey}</code><br><span class="hint">${host.keyGroup}</span><#else>–</#if></@p.cell>
<@p.cell columns[4].text><#if host.certifiedUntil??>${day(host.certifiedUntil)}<#elseif host.activated>${t("kms.withoutEnd")}<#else>–</#if></@p.cell>
<@p.cell columns[5].text><#if host.lastRequestAt??>${moment(host.lastRequestAt)}<#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<@p.pager action="/kms-hosts" list=hosts/>
<h2>${t("kms.install")}</h2>
<p>${t("kms.install.explanation")}</p>
<div class="narrow">
<form method="post" action="/kms-hosts">
<@p.token/>
<@p.field name="name" value=name!"" hint=t("kms.host.hint") required=true/>
<@p.field name="productKey" hint=t("kms.productKey.hint") required=true/>
<@p.field name="platform" value=platform!"SERVER" list=p.choices("platform.", platforms)/>
<@p.field name="activation" value=activation!"ONLINE" list=p.choices("activation.", ["ONLINE", "PHONE"])/>
<div class="buttons"><button type="submit">${t("kms.install.do")}</button></div>
</form>
</div>
</@p.layout>
