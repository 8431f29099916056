// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a small seed corpus for each fuzz target: fuzz_seeds FOLDER.

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;

namespace {

std::map<std::string, std::vector<std::string>> seeds()
{
    const std::string id =
        "task_id,split,source_split,dimension,model,score,cost_usd,input_tokens,output_tokens,total_tokens,"
        "latency_ms,cost_source\n"
        "dim1_x_1,id_test,test,d,a,0.5,0.001,10,20,30,5,token_log_pricing\n"
        "dim1_x_1,id_test,test,d,b,1.0,,,,30,7,missing_token_record\n";
    const std::string ood =
        "task_id,source_split,bench,original_task_id,dimension,model,source_model,resolved,apply_ok,graded,"
        "in_tok,out_tok,calls,cost_usd,source_status,cost_source\n"
        "t1,s,b,o,d,a,a-medium,1,1,1,10,20,3,0.25,pass,token_log_pricing\n"
        "\"t2\",s,b,o,d,b,b,0,0,0,0,0,0,0,,\r\n";
    const std::string tasks =
        "{\"task_id\": \"dim1_x_1\", \"split\": \"id_test\", \"dimension\": \"d\", \"source_split\": \"test\"}\n"
        "{\"task_id\": \"t\\u00e9\", \"split\": \"id_test\", \"prompt\": \"a\\n\\\"b\\\" \\ud83d\\ude00\"}\n";
    return {
        {"answerdiff",
         {"a\nb\nc\n\0--- x\n+++ x\n@@ -2,2 +2,2 @@\n b\n-c\n+d\n"s,
          "a\nb\n\0@@\n-a\n+c\n@@ -2,0 +3 @@\n+d\n\\ No new line\n"s}},
        {"chatstream",
         {"\x00"
          "data: {\"model\": \"m\", \"choices\": [{\"index\": 0, \"delta\": {\"content\": \"a\"}}]}\n\ndata: "
          "{\"choices\": [], \"usage\": {\"prompt_tokens\": 1, \"completion_tokens\": 2}}\n\ndata: [DONE]\n\n"s,
          "\x01"
          "event: message_start\ndata: {\"type\": \"message_start\", \"message\": {\"usage\": {\"input_tokens\": "
          "1}}}\n\ndata: {\"type\": \"content_block_delta\", \"delta\": {\"text\": \"a\"}}\n\ndata: {\"type\": "
          "\"message_stop\"}\n\n"s,
          "\x02"
          "data: {\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"a\"}]}, \"finishReason\": \"STOP\"}]}\n\n"s}},
        {"csv", {"x,y\n1,2\n", "x,\"y\"\r\n\"a\"\"b\",\"c\nd\"\r\n", "a,\"b,c\",\n\n\"\""}},
        {"releasetable", {id, "\xef\xbb\xbf" + id, "model,task_id,score\na,\"t,1\",1e-3\n"}},
        {"oodtable", {ood, "task_id,model,resolved\nt1,a,true\n"}},
        {"releasetasks", {tasks, tasks + '\0' + tasks, "{\"task_id\": \"x\"}"}},
        {"matrixjson",
         {R"({"ids": ["t1"], "models": ["a", "b"], "matrix": {"t1": {"a": {"resolved": true, "apply_ok": false, "graded": true,)"s +
              R"("in_tok": 1, "out_tok": 2, "calls": 3, "cost_usd": 0.5, "source_model": "c"}, "b": {"score": 0.25}}},)" +
              R"("metadata": {"t1": {"prompt": "p", "language": "python", "difficulty": "hard", "split": "s"}}})",
          R"({"matrix": {"t1": {"a": {"score": null}}, "t2": {}}})"}},
        {"owntasks",
         {"{\"id\": \"t\", \"prompt\": \"p\", \"dimension\": \"d\", \"difficulty\": \"e\", \"language\": \"l\", "
          "\"split\": \"s\", "
          "\"source\": \"o\"}\n"}},
        {"ownresults",
         {"{\"task_id\": \"t\", \"model\": \"a\", \"score\": 0.5, \"input_tokens\": 1, \"output_tokens\": 2, "
          "\"latency_ms\": 3.5}\n"
          "{\"task_id\": \"t\", \"model\": \"b\", \"resolved\": false, \"apply_ok\": 1, \"cost_usd\": 1e-3}\n"}},
        {"owncsv", {"task_id,model,score\nt,a,1\nt,b,\n", "id,prompt,split\nt,\"p\nq\",s\n"}},
        {"routerbench",
         {"sample_id,prompt,eval_name,a,m/b,a|model_response,m/b|model_response,a|total_cost,m/b|total_cost,"
          "oracle_model_to_route_to\ns.1,\"['p\"\"',\n]\",mmlu-law,1.0,0.0,['x'],,0.1,2e-5,no_model_correct\n",
          ",sample_id,eval_name,a,b|x\n0,s,e,True,\n"}},
        {"llmrouterbench",
         {R"({"performance": 0.5, "model_name": "m", "dataset_name": "aime", "split": "train", "demo": false, "records": [)"s +
              R"({"index": 1, "origin_query": "q", "prompt": "p", "prediction": "4", "raw_output": ["x"], "ground_truth": "4",)" +
              R"("score": 1.0, "prompt_tokens": 15, "completion_tokens": 5, "cost": 1e-4}, {"index": "b", "score": null}]})",
          R"({"records": [{"index": 2, "score": true}], "demo": true})"}},
        {"routerarena",
         {R"([{"global index": "A_1", "prompt": "p", "prediction": "m", "generated_result": {"generated_answer": "a",)"s +
              R"("success": true, "token_usage": {"input_tokens": 1, "output_tokens": 2, "total_tokens": 5}}, "cost": 1e-5,)" +
              R"("accuracy": 1.0, "for_optimality": false}, {"global index": 7, "prediction": "n", "for_optimality": true}])",
          R"([{"global index": "t1", "prediction": "a"}, {"global index": "t2", "prediction": "c", "accuracy": 0}])"}},
        {"routellm",
         {"prompt,weak,strong\n\"a\"\"b\nc\",True,False\nq,0,1.0\n",
          "prompt,weak,strong,weak_response,strong_response\np,true,,x,\"y,\"\n"}},
        {"llmrouter",
         {R"({"task_name": "t", "query": "q", "ground_truth": "g", "metric": "m", "task_id": null, "model_name": "a",)"s +
              R"("response": "r", "token_num": 3, "input_tokens": 1, "output_tokens": 2, "response_time": 1.5, "performance": 0.5})" +
              "\n" + R"({"task_name": "t", "query": "q", "task_id": "H/0", "model_name": "b", "performance": null})" +
              "\n",
          R"({"m": {"size": "7B", "input_price": 0.2, "output_price": 0.2, "service": "s"}, "n": {"input_token_price_per_million": 1}})"}},
        {"journal",
         {"\x02\x01\x01\x00\x02\x01\x01\x10\x06\x01\x04\x00\x00\x00\x00\x13\x04\x01\x02\x01\x00"s,
          "\x03\x01\x01\x00\x02\x02t1"s, "\x01\x01\x01\x05\x03\x01p\x04\x01m"s}},
        {"decisions",
         {"{\"task_id\": \"t1\", \"chosen_model\": \"a\", \"chain_run\": [\"b\", \"c\"], \"resolved\": true, "
          "\"cost_usd\": 0.5, "
          "\"step\": 1, \"observed_reward\": -0.5, \"seed\": 3}\n{\"task_id\": \"t2\", \"chosen_model\": \"c\", "
          "\"score\": 0.3}\n"}},
        {"models",
         {R"({"models": [{"model": "a", "provider": "p", "tier": "t", "input_per_1m": 5.0, "output_per_1m": 25, "_note": "n"}]})",
          R"([{"name": "b"}])"}},
        {"summary",
         {R"({"models": ["a"], "all": {"tasks": 2, "rows": 4, "cost_usd_total": 0.5, "splits": {"all": {"tasks": 3}}}})"}},
        {"groupmap",
         {R"({"levels": [{"mode": "first3", "mapping": {"t1": "a"}}, {"mapping": {}, "mode": "source"}], )"s +
          R"("fallback_model": "c", "min_count": 50, "shrink": 5e2, "objective": "perf"})"}},
        {"sourcefile",
         {R"({"task_id": "HumanEval/0", "prompt": "p", "entry_point": "f", "canonical_solution": "a\nb", "test": "t"})",
          R"([{"task_id": 7, "prompt": "p", "code": "def f(): 1", "test_list": ["assert f() == 1"]}])",
          R"({"prompt": "p", "reference_code": "r", "metadata": {"problem_id": 1, "library_problem_id": 1, "perturbation_origin_id": 0}, "code_context": "c"})",
          R"([{"slug": "s", "buggy_code": "b", "oracle_code": "o", "language": "cpp"}])",
          R"({"question_id": "abc1_a", "question_content": "q", "starter_code": "", "public_test_cases": "[]"})",
          "task_id,prompt\nt1,p\n", "int a ;\nint b ;\n"}},
        {"chunk",
         {"\x00\x00"s, "\x00\x01\x01\x00\x00\x00\x01"s,
          "\x01"s + R"({"format":"acrouter-chunk","version":1,"plan":"p","chunk":0,"first":0,"cells":0,"build":"b",)" +
              R"("compiler":"c","functions":"f","host":"h"})" + "\n\xff\xff\xff\xff" + std::string(32, '0')}},
        {"experiment",
         {R"({"format": "acrouter-experiment", "version": 1, "name": "x", "streams": ["a", {"split": "b", "filter": {"dimension": ["d"]}}],)"s +
          R"("orders": ["natural", {"shuffled": 3, "first": 2}], "verifiers": ["perfect", {"false_pass": [0, 0.1], "tools": {"*": {"t": 1}}}],)" +
          R"("priors": ["none", "learned", {"priors": "night.json", "label": "p", "needs": "n"}], "trained": ["logreg", "mlp@hidden=8"],)" +
          R"("policies": ["oracle", "always:*", {"policy": "linucb", "parameters": {"alpha": [0, 1]}, "label": "l", "needs": "n"}],)" +
          R"("seeds": {"count": 2, "first": 5}, "baseline": "oracle", "cost_weight": -0.2, "missing_scores": "leave"})"}},
        {"memory",
         {R"({"format": "acrouter-memory", "version": 1, "policy": "p", "encoder": "e", "dimensions": 2, "capacity": 3, "steps": 2, "gathered": true,)"s +
              R"("beliefs": [{"dimension": "d", "source": "", "models": [{"model": "a", "mean": 0.5, "sd": 1e-2, "evidence": 3, "cost_usd": null}]}],)" +
              R"("entries": [{"task_id": "t1", "model": "c", "step": 1, "score": 0.5, "cost_usd": 0.1, "passed": true, "graded": true,)" +
              R"("applied": false, "pinned": true, "key": [0.6, -0.8]}, {"task_id": "t2", "model": "b", "step": null, "key": [0, 0]}]})",
          "{\"format\": \"acrouter-memory\", \"version\": 1, \"dimensions\": 1, \"capacity\": 1}\n{\"task_id\": "
          "\"t1\", \"model\": \"a\", \"key\": [3]}\n"}},
        {"session",
         {R"({"format": "acrouter-session", "version": 1, "benchmark": "b", "stream": {"split": "s", "order": "shuffled", "seed": 7, )"s +
          R"("filter": {"dimension": ["d"]}}, "policy": "random", "seed": 2, "trained": ["logreg", "sw@k=9"], "reward": {"score": 1, "cost": -0.1}, )" +
          R"("missing_scores": "leave", "events": [{"after": 1, "kind": "price", "model": "m", "amount": 0.5}, )" +
          R"({"after": 2, "kind": "improve", "model": "m", "amount": -0.5, "seed": 3}], "fork": {"after": 1, )" +
          R"("of": {"benchmark": "b", "stream": {"split": "s"}, "policy": "acrouter"}}})"}},
        {"priors",
         {R"({"format": "acrouter-priors", "version": 1, "models": ["a", "b"], "everywhere": {"a": {"mean": 0.5, "pseudo_count": 3}, )"s +
              R"("b": {"mean": 1, "pseudo_count": 0, "cost_usd": null}}, "vote": {"voters": {"v": 1}, "main_prior": "a", "specialists": {"d": "v"}}, )" +
              R"("memory": {"neighbours": 3}, "exploration_horizon": 4, "reward": {"score": 1, "cost": -0.1}, )" +
              R"("prices": {"a": {"input_per_1m": 1, "output_per_1m": 2}}, "tuned_on": ["s"]})",
          R"({"format": "acrouter-priors", "version": 1, "models": ["a"]})"}},
        {"textforms",
         {"cascade@k=3", "always:gpt-5.4", "knn@variant=frozen@k=20", "price:gpt-5.4=0.5@1000", "improve:glm-5=-0.2@0",
          "regret>0.5", "attempts>=3", "model=gpt-5.4", "overrules-prior", "strength:d/s:m", "mean:*:a",
          "input_price:a", "false_pass=0.1,false_fail=0.05,graded=0.8,seed=3,tools=default",
          R"({"false_pass": 0.1, "graded": 0.5, "seed": 2, "tools": {"*": {"t": 1}}})"}},
        {"filter",
         {"score(a) < 0.5 and solves(b) or not missing(c)", "dimension in (d, \"e f\") contains", "pick(acrouter) = a",
          "id contains \"t\\\"1\" (regret(always:a) >= 1e-3)", "solved_by != 2 split not in (s, t) word"}},
        {"workspace",
         {"\x00\x00\x03"s, "\x10\x00\x02[]"s, "\x20\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff"s, "\x30\x01\x04"s}},
        {"prompts", {"{\"task_id\": \"t1\", \"prompt\": \"a\\tb\"}\n", "prompt,id\n\"a,b\",t2\n"}},
    };
}

} // namespace

int main(int argc, char** argv)
{
    const std::filesystem::path folder = argc > 1 ? argv[1] : "corpus";
    for (const auto& [target, texts] : seeds()) {
        std::filesystem::create_directories(folder / target);
        for (std::size_t i = 0; i < texts.size(); ++i)
            std::ofstream(folder / target / ("seed" + std::to_string(i)), std::ios::binary) << texts[i];
    }
    return 0;
}
