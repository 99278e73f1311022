<@p.layout title=host.name>
<#assign action = "/kms-hosts/" + host.id>
<@p.refusal/>
<dl>
<dt>${t("field.state")}</dt><dd><span class="tag">${t("hostCondition." + host.condition.name())}</span><#if host.serving> <span class="tag">${t("kms.answers")}</span></#if></dd>
<#if host.refusesFrom??><dt>${t("kms.refusesFrom")}</dt><dd>${moment(host.refusesFrom)}</dd></#if>
<#if host.productKey??>
<dt>${t("kms.key")}</dt><dd><code>${host.productKey}</code> (${host.keyGroup})</dd>
<dt>${t("field.platform")}</dt><dd>${t("platform." + host.platform.name())}</dd>
<dt>${t("kms.productId")}</dt><dd>${host.productId}</dd>
<dt>${t("kms.certificate")}</dt><dd>${t("kms.certificate.of", host.certificateSerial?c, moment(host.activatedAt))}</dd>
<dt>${t("kms.certifiedUntil")}</dt><dd><#if host.certifiedUntil??>${moment(host.certifiedUntil)}<#else>${t("kms.withoutEnd")}</#if></dd>
</#if>
<dt>${t("kms.lastRequest")}</dt><dd><#if host.lastRequestAt??>${moment(host.lastRequestAt)}<#else>${t("kms.noRequest")}</#if></dd>
<dt>${t("kms.projection")}</dt><dd>${t("kms.projection.of", count(host.projection.projectedBatches), count(host.projection.batches))}<#if (host.projection.lagSeconds > 0)> · ${t("kms.lag")}: ${t("kms.seconds", count(host.projection.lagSeconds))}</#if><#if host.projection.failingSince??><br>${t("kms.projection.fails", moment(host.projection.failingSince), host.projection.failure!"")}</#if></dd>
</dl>
<p class="buttons">
<a class="button second" href="${action}/events">${t("kms.events")}</a>
<a class="button second" href="${action}/suspected-duplicates">${t("kms.duplicates")} (${count(host.suspectedDuplicates)})</a>
<a class="button second" href="${action}/set-aside">${t("kms.setAside")} (${count(host.projection.setAside)})</a>
<#if host.condition.name() != "ACTIVATED"><a class="button second" href="${action}/phone-activation">${t("kms.phone")}</a></#if>
<a href="/kms-hosts">${t("kms.all")}</a>
</p>
<h2>${t("kms.count")}</h2>
<#assign scale = 500 / gauge.most>
<svg class="gauge" viewBox="0 0 520 70" role="img" aria-labelledby="gauge-title">
<title id="gauge-title">${t("kms.gauge", count(gauge.count), count(gauge.most))}</title>
<rect class="gauge-ground" x="10" y="26" width="500" height="18" rx="4"/>
<rect class="gauge-count" x="10" y="26" width="${(gauge.count * scale)?c}" height="18" rx="4"/>
<text x="${(10 + gauge.count * scale)?c}" y="18" text-anchor="<#if (gauge.count > 45)>end<#elseif (gauge.count < 5)>start<#else>middle</#if>">${count(gauge.count)}</text>
<#list gauge.thresholds as mark>
<path class="gauge-mark" d="M${(10 + mark.threshold * scale)?c} 22v26"/>
<text class="gauge-threshold" x="${(10 + mark.threshold * scale)?c}" y="64" text-anchor="middle">${count(mark.threshold)}</text>
</#list>
</svg>
<#assign columns = [{"text": t("kms.threshold"), "number": true}, {"text": t("kms.editions")}, {"text": t("kms.reached")}]>
<@p.table caption=t("kms.thresholds") columns=columns list={"items": gauge.thresholds} empty=t("kms.thresholds.none")>
<#list gauge.thresholds as mark>
<tr>
<@p.cell columns[0].text true>${count(mark.threshold)}</@p.cell>
<@p.cell columns[1].text>${mark.editions?join(", ")}</@p.cell>
<@p.cell columns[2].text><#if mark.missing == 0>${t("kms.reached.yes")}<#else>${t("kms.reached.no", mark.missing)}</#if></@p.cell>
</tr>
</#list>
</@p.table>
<#assign columns = [{"text": t("kms.result")}, {"text": t("kms.requests"), "number": true}]>
<@p.table caption=t("kms.requests.caption") columns=columns list={"items": host.requests} empty=t("kms.noRequest")>
<#list host.requests as result, number>
<tr>
<@p.cell columns[0].text>${t("kmsResult." + result.name())}</@p.cell>
<@p.cell columns[1].text true>${count(number)}</@p.cell>
</tr>
</#list>
</@p.table>
<h2>${t("kms.settings")}</h2>
<div class="narrow">
<form method="post" action="${action}">
<@p.token/>
<@p.field name="renewalMinutes" value=renewalMinutes!(host.renewalMinutes?c) hint=t("kms.renewalMinutes.hint") required=true/>
<@p.field name="retryMinutes" value=retryMinutes!(host.retryMinutes?c) hint=t("kms.retryMinutes.hint") required=true/>
<@p.field name="port" value=port!((host.port!0)?c) hint=t("kms.port.hint") required=true/>
<div class="field"><label class="box"><input type="checkbox" name="dnsPublished" value="true"<#if host.dnsPublished> checked</#if>> ${t("kms.dnsPublished")}</label>
<#if !host.serving><label class="box"><input type="checkbox" name="serving" value="true"> ${t("kms.makeServing")}</label></#if></div>
<div class="buttons"><button type="submit">${t("save")}</button></div>
</form>
</div>
<#if host.activated>
<h2>${t("kms.deactivate")}</h2>
<p>${t("kms.deactivate.explanation")}</p>
<@p.asked action="${action}/deactivation" label=t("kms.deactivate") about=host.name question=t("kms.deactivate.sure", host.name)/>
</#if>
</@p.layout>
