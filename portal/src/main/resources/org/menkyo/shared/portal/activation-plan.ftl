<@p.layout title=t("nav.activation-plan")>
<p>${t("plan.explanation")} <a href="/catalog/editions">${t("catalog.editions.caption")}</a></p>
<@p.refusal/>
<#if plan??><p class="notice" role="status"><a href="#plan">${t("plan.ready")}</a></p></#if>
<#assign kindChoices = []>
<#list kinds as kind><#assign kindChoices += [{"value": kind.name(), "text": words.word(kind)}]></#list>
<form class="card" id="networks" method="post" action="/activation-plan">
<@p.token/>
<div id="field-networks">
<#if (wrong!{}).networks??><p class="wrong">${wrong.networks}</p></#if>
<#list networks as network>
<#assign at = "networks[" + network?index + "]">
<fieldset class="part"><legend>${t("plan.network", network?counter)}</legend>
<div class="columns">
<@p.field name=at + ".name" value=network.name!"" hint=t("plan.name.hint")/>
<@p.field name=at + ".kind" value=network.kind!"" list=kindChoices/>
<@p.field name=at + ".domain" value=network.domain!"" hint=t("plan.domain.hint")/>
</div>
<@machines list=at + ".machines" rows=network.machines number=network?counter/>
</fieldset>
</#list>
</div>
<div class="buttons">
<button type="submit">${t("plan.advise")}</button>
<button class="second" type="submit" name="more" value="networks" formnovalidate>${t("plan.moreNetworks")}</button>
</div>
</form>
<#if plan??>
<h2 id="plan">${t("plan.advice")}</h2>
<@advice/>
<@hosts/>
<@keys/>
<@dnsRecords/>
<@firewallRules/>
<#if plan.notes?has_content>
<h2>${t("plan.notes")}</h2>
<ul><#list plan.notes as note><li>${note}</li></#list></ul>
</#if>
<div class="buttons">
<button class="second" type="submit" form="networks" formaction="/activation-plan/activation-plan.md">${t("plan.markdown")}</button>
<button class="second" type="submit" form="networks" formaction="/activation-plan/activation-plan.json">${t("plan.json")}</button>
</div>
</#if>
</@p.layout>

<#-- The machines of a network, some rows of them empty; the button shows more. -->
<#macro machines list rows number>
<div id="field-${p.place(list)}">
<#if (wrong!{})[list]??><p class="wrong">${wrong[list]}</p></#if>
<#list rows as row>
<#local at = list + "[" + row?index + "]">
<div class="columns row" role="group" aria-label="${t("plan.machines", number, row?counter)}">
<@p.field name=at + ".edition" value=row.edition!"" list=[{"value": "", "text": t("choose")}] + editions/>
<@p.field name=at + ".physical" value=row.physical!"" type="number"/>
<@p.field name=at + ".virtual" value=row.virtual!"" type="number"/>
</div>
</#list>
<button class="second" type="submit" name="more" value="${list}" formnovalidate>${t("plan.moreMachines")}<span class="unseen"> ${t("plan.network", number)}</span></button>
</div>
</#macro>

<#macro advice>
<#local columns = [{"text": t("plan.networks")}, {"text": t("plan.machineCount")}, {"text": t("plan.recommended")}, {"text": t("plan.reason")}]>
<@p.table caption=t("plan.advice") columns=columns list={"items": plan.advice} empty="">
<#list plan.advice as given>
<tr>
<@p.cell columns[0].text>${given.network}<br><span class="hint">${words.word(given.kind)}</span></@p.cell>
<@p.cell columns[1].text>${t("plan.count", count(given.physical), count(given.virtual))}<br><span class="hint">${given.editions?join(", ")}</span></@p.cell>
<@p.cell columns[2].text><strong>${words.word(given.method)}</strong><#if given.alternatives?has_content><br><span class="hint">${t("plan.alternatives")} <#list given.alternatives as other>${words.word(other)}<#sep>; </#sep></#list></span></#if></@p.cell>
<@p.cell columns[3].text>${given.reason}</@p.cell>
</tr>
</#list>
</@p.table>
</#macro>

<#macro hosts>
<#if plan.hosts?has_content>
<h2>${t("plan.hosts")}</h2>
<#local columns = [{"text": t("plan.networks")}, {"text": t("plan.number")}, {"text": t("plan.hostKey")}, {"text": t("plan.platform")}, {"text": t("plan.activated")}, {"text": t("plan.askedBy")}]>
<@p.table caption=t("plan.hosts") columns=columns list={"items": plan.hosts} empty="">
<#list plan.hosts as host>
<tr>
<@p.cell columns[0].text>${host.network}</@p.cell>
<@p.cell columns[1].text>${words.word(host.number)}<br><span class="hint">${host.names?join(", ")}</span></@p.cell>
<@p.cell columns[2].text>${host.keyGroup}</@p.cell>
<@p.cell columns[3].text>${host.serverPlatform?then(t("plan.serverPlatform"), t("plan.anyPlatform"))}</@p.cell>
<@p.cell columns[4].text>${words.word(host.activation)}</@p.cell>
<@p.cell columns[5].text>${t("plan.asking", count(host.machines))}<br><span class="hint">${host.serves?join(", ")}</span></@p.cell>
</tr>
</#list>
</@p.table>
</#if>
</#macro>

<#macro keys>
<#if plan.keys?has_content>
<h2>${t("plan.keys")}</h2>
<#local columns = [{"text": t("plan.key")}, {"text": t("plan.keyProduct")}, {"text": t("plan.keyNumber")}]>
<@p.table caption=t("plan.keys") columns=columns list={"items": plan.keys} empty="">
<#list plan.keys as key>
<tr>
<@p.cell columns[0].text>${t("plan.key." + key.type.name())}</@p.cell>
<@p.cell columns[1].text>${key.product}</@p.cell>
<@p.cell columns[2].text>${t("plan.uses." + key.type.name(), key.uses)}<#if key.extensionNeeded><br>${t("plan.extension")}</#if></@p.cell>
</tr>
</#list>
</@p.table>
</#if>
</#macro>

<#macro dnsRecords>
<#if plan.dnsRecords?has_content>
<h2>${t("plan.dnsRecords")}</h2>
<p>${t("plan.dnsRecords.explanation")}</p>
<ul><#list plan.dnsRecords as record><li><code>${record.line()}</code></li></#list></ul>
</#if>
</#macro>

<#macro firewallRules>
<#if plan.firewallRules?has_content>
<h2>${t("plan.firewallRules")}</h2>
<#local columns = [{"text": t("plan.from")}, {"text": t("plan.to")}, {"text": t("plan.port"), "number": true}, {"text": t("plan.purpose")}]>
<@p.table caption=t("plan.firewallRules") columns=columns list={"items": plan.firewallRules} empty="">
<#list plan.firewallRules as rule>
<tr>
<@p.cell columns[0].text>${rule.from}</@p.cell>
<@p.cell columns[1].text>${rule.to}</@p.cell>
<@p.cell columns[2].text true>${rule.port?c}</@p.cell>
<@p.cell columns[3].text>${rule.purpose}</@p.cell>
</tr>
</#list>
</@p.table>
</#if>
</#macro>
