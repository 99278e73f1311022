<@p.layout title=t("nav.master-keys")>
<p>${t("masterKeys.explanation")}</p>
<#assign columns = [{"text": t("masterKeys.key")}, {"text": t("field.state")}, {"text": t("masterKeys.noticed")}, {"text": t("masterKeys.current")}, {"text": t("masterKeys.former")}, {"text": t("masterKeys.retired")}]>
<@p.table caption=t("masterKeys.caption") columns=columns list={"items": masterKeys.keys} empty="">
<#list masterKeys.keys as key>
<tr>
<@p.cell columns[0].text><code>${key.name}</code></@p.cell>
<@p.cell columns[1].text><span class="tag">${t("keyState." + key.state.name())}</span></@p.cell>
<@p.cell columns[2].text>${moment(key.noticedAt)}</@p.cell>
<@p.cell columns[3].text><#if key.currentAt??>${moment(key.currentAt)}<#else>–</#if></@p.cell>
<@p.cell columns[4].text><#if key.formerAt??>${moment(key.formerAt)}<#else>–</#if></@p.cell>
<@p.cell columns[5].text><#if key.retiredAt??>${moment(key.retiredAt)}<#else>–</#if></@p.cell>
</tr>
</#list>
</@p.table>
<h2>${t("masterKeys.servers")}</h2>
<#assign columns = [{"text": t("masterKeys.server")}, {"text": t("masterKeys.readable")}, {"text": t("masterKeys.seals")}, {"text": t("masterKeys.seen")}]>
<@p.table caption=t("masterKeys.servers.caption") columns=columns list={"items": masterKeys.servers} empty=t("masterKeys.servers.none")>
<#list masterKeys.servers as server>
<tr>
<@p.cell columns[0].text>${server.name}</@p.cell>
<@p.cell columns[1].text><code>${server.keys?join(", ")}</code></@p.cell>
<@p.cell columns[2].text><code>${server.sealsWith}</code></@p.cell>
<@p.cell columns[3].text>${moment(server.seenAt)}</@p.cell>
</tr>
</#list>
</@p.table>
<h2>${t("masterKeys.secrets")}</h2>
<#assign columns = [{"text": t("masterKeys.column")}, {"text": t("masterKeys.left"), "number": true}]>
<@p.table caption=t("masterKeys.secrets.caption") columns=columns list={"items": masterKeys.secrets} empty=t("masterKeys.secrets.none")>
<#list masterKeys.secrets as secrets>
<tr>
<@p.cell columns[0].text><code>${secrets.column}</code></@p.cell>
<@p.cell columns[1].text true>${count(secrets.left)}</@p.cell>
</tr>
</#list>
</@p.table>
</@p.layout>
